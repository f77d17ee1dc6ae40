"""One file of a layout as a value, and what the values of several kinds share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .shapes import CURRENT, DECLARED, Shape
from .styles import Style

Json = dict[str, Any]
Report = Callable[[str], None]


@dataclass(slots=True)
class StoredFile:
    """One file of a layout.

    `key` identifies what it holds, whatever its path; `value` is its object, or its text; `node` the part of
    the document that it stores (None for metadata.json, which has no part of its own).
    """

    key: tuple[Any, ...]
    path: str
    value: Any
    node: Json | None = None

    @property
    def kind(self) -> str:
        """Return what the file holds: page, widget, query, body ..."""
        kind: str = self.key[0]
        return kind


def shape_of(kind: str, style: Style) -> Shape:
    """Return which properties of a kind of resource a style stores, in its order."""
    return (DECLARED if style.declared else CURRENT)[kind]


def whole_if_whole(value: Any) -> Any:
    """Return a number that the product types as an integer without its `.0`; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def add_sync_id(value: Json, kind: str, name: Any) -> None:
    """Add the id without which the product cannot read the file, derived from the name so that it stays."""
    if not value.get("gitSyncId"):
        digest = hashlib.sha256(f"{kind}\n{name}".encode("utf-8", "surrogatepass")).hexdigest()
        value["gitSyncId"] = f"{digest[:24]}_{digest[24:48]}"


def identity(value: Any) -> str:
    """Return an id as part of a key; a malformed one, that is no string, by what it looks like."""
    return value if isinstance(value, str) else repr(value)


def objects(document: Json, key: str) -> Iterator[Json]:
    """Yield the objects of one of the document's lists."""
    entries = document.get(key)
    yield from (entry for entry in (entries if isinstance(entries, list) else ()) if isinstance(entry, dict))
