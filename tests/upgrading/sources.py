"""The files of the product that the docstring of a step names as its source."""

from __future__ import annotations

import re
from types import ModuleType

from transform.product.releases import find

_SOURCES = re.compile(r"\n\nSource in release (?P<release>\S+):\n(?P<files>(?:app/\S+\.(?:ts|java)\n?)+)$")


def sources(module: ModuleType) -> list[str]:
    """Return the paths in the product's repository; fails where the docstring names no release or no file."""
    match = _SOURCES.search((module.__doc__ or "").rstrip())
    assert match, f"{module.__name__} names no source"
    assert find(match["release"])
    return match["files"].split()
