"""Tokens of package registries."""

from __future__ import annotations

import re

from ..recognition.checksums import crc32_base62
from ..recognition.rule import Rule, not_an_example, token


def _checked(match: re.Match[str]) -> bool:
    return crc32_base62(match.group("secret"))


RULES = (
    Rule(
        "npm-token",
        "npm token",
        ("npm_",),
        token("npm_[A-Za-z0-9]{36}"),
        accept=_checked,
        published=4,
    ),
    Rule(
        "pypi-token",
        "PyPI token",
        ("pypi-ageicHlwaS5vcmc".lower(), "pypi-agendgvzdc5wexbpLm9yZw".lower()),
        token("pypi-(?:AgEIcHlwaS5vcmc|AgENdGVzdC5weXBpLm9yZw)[A-Za-z0-9_-]{50,1000}"),
        published=5,
    ),
    Rule("rubygems-key", "RubyGems API key", ("rubygems_",), token("rubygems_[0-9a-f]{48}"), published=9),
    Rule(
        "docker-token",
        "Docker Hub token",
        ("dckr_pat_", "dckr_oat_"),
        token("dckr_[po]at_[A-Za-z0-9_-]{27,32}"),
        accept=not_an_example,
        published=9,
    ),
    Rule("jfrog-key", "JFrog API key or reference token", ("akcp", "cmvmdgtu"),
         token("AKCp[A-Za-z0-9]{66,73}|cmVmdGtu[A-Za-z0-9]{52,60}"), published=4),
    Rule("crates-token", "crates.io token", ("cio",), token("cio[A-Za-z0-9]{32}"), accept=not_an_example),
    Rule("nuget-key", "NuGet API key", ("oy2",), token("oy2[a-z0-9]{43}"), published=3),
    Rule("clojars-token", "Clojars token", ("clojars_",), token("CLOJARS_[a-z0-9]{60}"), published=8),
)  # fmt: skip
