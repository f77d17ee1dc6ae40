"""Standard modules that Typer imports although most commands never use them: each is loaded on its first use.

They take a sixth of the time of importing Typer. (`importlib.util.LazyLoader` does not help before Python 3.13: a
second `import` of what it returns loads it.)
"""

from __future__ import annotations

import sys
import threading
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

#: Only modules that are imported as a whole, since taking a name out of one loads it: what Typer imports itself, what
#: `shutil`, `pathlib` and `traceback` import for it, and what `importlib.resources` imports for the parser.
_MODULES = ("subprocess", "bz2", "lzma", "ipaddress", "textwrap", "tokenize", "tempfile")


_LOADING = threading.RLock()


class _Deferred(ModuleType):
    def __getattr__(self, name: str) -> Any:
        """Load the module, which makes it an ordinary one; other threads wait for that."""
        with _LOADING:
            if type(self) is _Deferred and self.__spec__ is not None and self.__spec__.loader is not None:
                self.__class__ = _Loading
                self.__spec__.loader.exec_module(self)
                self.__class__ = ModuleType  # type: ignore[assignment]
        return ModuleType.__getattribute__(self, name)


class _Loading(_Deferred):
    """A module that lacks, for the thread that loads it, what is not there yet."""


def defer() -> None:
    """Let the modules that are not imported yet be loaded when something of theirs is asked for."""
    for name in _MODULES:
        spec = None if name in sys.modules else find_spec(name)
        if spec is not None:
            module = module_from_spec(spec)
            module.__class__ = _Deferred
            sys.modules[name] = module
