"""Which names the product accepts for what a person renames."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..errors import InputError
from ..product.known_names import java_keywords, reserved_names

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ANOTHER = "Choose another name."
_SAYS = {"page": "a page", "datasource": "a datasource", "column": "a column", "tab": "a tab"}


def require_name(name: str, kind: str, taken: Collection[str]) -> None:
    """Raise InputError for a name that the product refuses for this kind of thing, or that is taken.

    Source: names of widgets, queries and JS objects are those of Java, without the words that JavaScript, the
    product and the browser keep for themselves; they are one name space for each page.
    """
    if kind in _SAYS:
        if not name.strip() or _CONTROL.search(name):
            raise InputError(f"{name!r} cannot be the name of {_SAYS[kind]}", hint=_ANOTHER)
    elif kind == "member":
        _require_word(name)
    else:
        _require_free(name)
    if name in taken:
        raise InputError(f"{name} is taken", hint=_ANOTHER)


def _require_word(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} is no name", hint="Use letters, digits and _, and begin with no digit.")


def _require_free(name: str) -> None:
    _require_word(name)
    if name in java_keywords():
        raise InputError(f"{name} is a keyword that the server refuses as a name", hint=_ANOTHER)
    if what := reserved_names().get(name):
        raise InputError(f"{name} is {what} and cannot be used as a name", hint=_ANOTHER)
