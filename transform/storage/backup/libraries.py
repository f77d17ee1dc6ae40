"""The libraries of the extra `[backup]`, imported only where an archive is read."""

from __future__ import annotations

import importlib
from types import ModuleType

from ...errors import MissingExtraError

_PACKAGES = {"bson": "pymongo", "cryptography": "cryptography"}


def require(module: str) -> ModuleType:
    """Return a module of an optional library; raises MissingExtraError, which says what to install."""
    try:
        return importlib.import_module(module)
    except ImportError:
        package = _PACKAGES[module.partition(".")[0]]
        raise MissingExtraError(f"Reading backups needs the package {package}", "backup") from None


def require_all() -> None:
    """Raise what `require` does for whatever is missing: before a person is asked for the password of an archive."""
    for module in _PACKAGES:
        require(module)
