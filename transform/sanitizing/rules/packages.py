"""Tokens of package registries."""

from __future__ import annotations

from ..recognition.checksums import crc32_base62
from ..recognition.rule import Rule, not_an_example, token

RULES = (
    Rule(
        "npm-token",
        "npm token",
        ("npm_",),
        token("npm_[A-Za-z0-9]{36}"),
        accept=not_an_example,
        checksum=crc32_base62,
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/npm.yml",
    ),
    Rule(
        "pypi-token",
        "PyPI token",
        ("pypi-ageicHlwaS5vcmc".lower(), "pypi-agendgvzdc5wexbpLm9yZw".lower()),
        token("pypi-(?:AgEIcHlwaS5vcmc|AgENdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}"),
        published=5,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/pypi.yml",
    ),
    Rule(
        "rubygems-key",
        "RubyGems API key",
        ("rubygems_",),
        token("rubygems_[0-9a-f]{48}"),
        published=9,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/rubygems.yml",
    ),
    Rule(
        "docker-token",
        "Docker Hub token",
        ("dckr_pat_", "dckr_oat_"),
        token("dckr_[po]at_[A-Za-z0-9_-]{27,32}"),
        accept=not_an_example,
        published=9,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/dockerhub.yml",
    ),
    Rule(
        "jfrog-key",
        "JFrog API key or reference token",
        ("akcp", "cmvmdgtu"),
        token("AKCp[A-Za-z0-9]{66,73}|cmVmdGtu[A-Za-z0-9]{52,60}"),
        published=4,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/artifactory.yml",
    ),
    Rule(
        "crates-token",
        "crates.io token",
        ("cio",),
        token("cio[A-Za-z0-9]{32}"),
        accept=not_an_example,
        source="https://github.com/rust-lang/crates.io/blob/main/src/util/token.rs",
    ),
    Rule(
        "nuget-key",
        "NuGet API key",
        ("oy2",),
        token("oy2[a-z2-7]{43}"),
        published=3,
        source="https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
    ),
    Rule(
        "clojars-token",
        "Clojars token",
        ("clojars_",),
        token("CLOJARS_[a-z0-9]{60}"),
        published=8,
        source="https://github.com/mongodb/kingfisher/blob/main/crates/kingfisher-rules/data/rules/clojars.yml",
    ),
    Rule(
        "packagist-token",
        "Private Packagist token",
        ("packagist_",),
        token("packagist_(?:ort|out|uut|cut)_[0-9a-f]{68}"),
        accept=not_an_example,
        published=10,
        source="https://github.com/packagist/private-packagist-docs/blob/master/docs/composer-authentication.md",
    ),
    Rule(
        "cloudsmith-key",
        "Cloudsmith API key",
        ("csa_",),
        token("csa_[0-9a-f]{30}[A-Za-z0-9]{6}"),
        accept=not_an_example,
        published=4,
        source="https://github.com/betterleaks/betterleaks",
    ),
)
