"""Find the modules of a package by name: steps, rules, checks and commands are registered by being there."""

from __future__ import annotations

import importlib
import pkgutil
import re
from types import ModuleType

PUBLIC = r"[a-z]\w*"
"""Every module whose name begins with a letter."""


def module_names(package: str, pattern: str = PUBLIC) -> list[str]:
    """Return the names of the modules in a package that match a regular expression as a whole, sorted.

    None of them is imported. `package` is the dotted name.
    """
    path = importlib.import_module(package).__path__
    return sorted(info.name for info in pkgutil.iter_modules(path) if re.fullmatch(pattern, info.name))


def modules(package: str, pattern: str = PUBLIC) -> list[ModuleType]:
    """Import the modules of a package whose names match, and return them in the order of their names."""
    return [importlib.import_module(f"{package}.{name}") for name in module_names(package, pattern)]
