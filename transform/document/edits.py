"""Change places of a document without changing the document: only what lies on the way to them is copied."""

from __future__ import annotations

import contextlib
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from .pointers import Path


class _Removed:
    """Stands for a member that is taken out of its object."""


REMOVED: Final = _Removed()


class Editor:
    """Edit a document copy on write: containers on the way to an edit are copied once, all else is shared.

    `document` is the result so far, and the very argument as long as nothing was changed. A path is a tuple
    of keys and indexes; an index may be text, as in a JSON Pointer. Each method raises KeyError for a path
    whose container is missing, or that is no container.
    """

    def __init__(self, document: Any) -> None:
        self._holder = [document]
        self._owned: dict[int, Any] = {}

    @property
    def document(self) -> Any:
        """Return the document with all edits so far."""
        return self._holder[0]

    def set(self, path: Sequence[str | int], value: Any) -> None:
        """Replace the value at a path, or add a member to an object."""
        owner, key = self._owner_and_key(path)
        owner[key] = value

    def insert(self, path: Sequence[str | int], value: Any) -> None:
        """Insert an item into a list before an index, which may be the list's length; set a member."""
        owner, key = self._owner_and_key(path, beyond=1)
        if isinstance(owner, list):
            owner.insert(key, value)
        else:
            owner[key] = value

    def remove(self, path: Sequence[str | int]) -> None:
        """Remove a member from its object or an item from its list; a missing one raises KeyError."""
        owner, key = self._owner_and_key(path)
        if isinstance(owner, dict) and key not in owner:
            raise KeyError(key)
        del owner[key]

    def container(self, path: Sequence[str | int]) -> Any:
        """Return the object or list at a path, safe to change: it is a copy that only the result holds."""
        owner: Any = self._holder
        for token in (0, *path):
            key = _key_in(owner, token)
            child = owner[key]
            if not isinstance(child, dict | list):
                raise KeyError(token)
            if id(child) not in self._owned:
                child = child.copy()
                self._owned[id(child)] = child
                owner[key] = child
            owner = child
        return owner

    def _owner_and_key(self, path: Sequence[str | int], beyond: int = 0) -> tuple[Any, Any]:
        if not path:
            return self._holder, 0
        owner = self.container(path[:-1])
        return owner, _key_in(owner, path[-1], beyond) if isinstance(owner, list) else path[-1]


def _key_in(container: Any, token: str | int, beyond: int = 0) -> Any:
    """Return a token as the key of an existing member or item; an index may lie `beyond` the last item."""
    if isinstance(container, dict):
        if token not in container:
            raise KeyError(token)
        return token
    index = int(token) if isinstance(token, int) or (token.isascii() and token.isdigit()) else -1
    if not 0 <= index < len(container) + beyond:
        raise KeyError(token)
    return index


def apply(document: dict[str, Any], edits: Mapping[Path, Any]) -> dict[str, Any]:
    """Return the document with other values at some places; the very argument when there are none.

    `REMOVED` removes a member from its object; in a list, where that would move the others, it leaves null.
    Edits below a place that is missing, or that another edit made a plain value, are ignored.
    """
    editor = Editor(document)
    for path, value in sorted(edits.items(), key=lambda edit: len(edit[0])):
        with contextlib.suppress(KeyError):
            _put(editor, path, value)
    result: dict[str, Any] = editor.document
    return result


def _put(editor: Editor, path: Path, value: Any) -> None:
    if value is not REMOVED:
        editor.set(path, value)
    elif isinstance(editor.container(path[:-1]), dict):
        editor.remove(path)
    else:
        editor.set(path, None)


def rename(document: dict[str, Any], names: Mapping[Path, str]) -> dict[str, Any]:
    """Return the document with other keys at some places, in their order; a key that is taken gets a number."""
    by_parent: dict[Path, dict[str | int, str]] = defaultdict(dict)
    for path, name in names.items():
        by_parent[path[:-1]][path[-1]] = name
    for parent in sorted(by_parent, key=len, reverse=True):
        value: Any = document
        for token in parent:
            value = value[_key_in(value, token)]
        renamed = _renamed(value, by_parent[parent])
        document = apply(document, {parent: renamed}) if parent else renamed
    return document


def _renamed(value: dict[str, Any], names: Mapping[str | int, str]) -> dict[str, Any]:
    taken = value.keys() - names.keys()
    renamed = {}
    numbers: dict[str, Iterator[int]] = defaultdict(lambda: itertools.count(2))
    for key, child in value.items():
        wanted = name = names.get(key, key)
        while key in names and name in taken:
            name = f"{wanted}_{next(numbers[wanted])}"
        taken.add(name)
        renamed[name] = child
    return renamed
