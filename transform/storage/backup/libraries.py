"""The libraries of the extra `[backup]`, imported only where an archive is read."""

from __future__ import annotations

import importlib
from types import ModuleType

from ...errors import InputError

_PACKAGES = {"bson": "pymongo", "cryptography": "cryptography"}


def require(module: str) -> ModuleType:
    """Return a module of an optional library; raises InputError that says what to install."""
    try:
        return importlib.import_module(module)
    except ImportError:
        package = _PACKAGES[module.partition(".")[0]]
        raise InputError(
            f"Reading backups needs the package {package}",
            hint="Install it with: pip install 'appsmith-transform[backup]'",
        ) from None
