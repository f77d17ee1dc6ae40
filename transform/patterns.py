"""Regular expressions that are compiled when they are first used.

Compiling all the patterns of the secret rules takes longer than scanning a small export with them, and most texts need
few of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern for a module to keep; a mistake in it shows when it is first used."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(text, flags))


class _Uncompiled:
    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, and keep the method that was asked for: further calls go straight to it."""
        method = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, method)
        return method
