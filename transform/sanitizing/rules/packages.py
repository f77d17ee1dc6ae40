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
        source="https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/",
    ),
    Rule(
        "pypi-token",
        "PyPI token",
        ("pypi-ageicHlwaS5vcmc".lower(), "pypi-agendgvzdc5wexbpLm9yZw".lower()),
        token("pypi-(?:AgEIcHlwaS5vcmc|AgENdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}"),
        published=5,
        source="https://docs.pypi.org/api/secrets/",
    ),
    Rule(
        "rubygems-key",
        "RubyGems API key",
        ("rubygems_",),
        token("rubygems_[0-9a-f]{48}"),
        published=9,
        source="https://guides.rubygems.org/api-key-scopes/",
    ),
    Rule(
        "docker-token",
        "Docker Hub token",
        ("dckr_pat_", "dckr_oat_"),
        token("dckr_[po]at_[A-Za-z0-9_-]{27,32}"),
        accept=not_an_example,
        published=9,
        source="https://docs.docker.com/security/access-tokens/",
    ),
    Rule(
        "jfrog-key",
        "JFrog API key or reference token",
        ("akcp", "cmvmdgtu"),
        token("AKCp[A-Za-z0-9]{66,73}|cmVmdGtu[A-Za-z0-9]{52,60}"),
        published=4,
        source="https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens",
    ),
    Rule(
        "crates-token",
        "crates.io token",
        ("cio",),
        token("cio[A-Za-z0-9]{32}"),
        accept=not_an_example,
        source="https://github.com/rust-lang/crates.io/blob/main/crates/crates_io_database/src/models/token.rs",
    ),
    Rule(
        "nuget-key",
        "NuGet API key",
        ("oy2",),
        token("oy2[a-z0-9]{43}"),
        published=3,
        source="https://learn.microsoft.com/en-us/nuget/nuget-org/publish-a-package",
    ),
    Rule(
        "clojars-token",
        "Clojars token",
        ("clojars_",),
        token("CLOJARS_[a-z0-9]{60}"),
        published=8,
        source="https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
    ),
)
