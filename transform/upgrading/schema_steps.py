"""What a step of the server or client schema is, and the ordered lists of them.

A step is one module of `transform.upgrading.server` (or `.client`), named sNN_what_it_does after the schema
version at which it starts, with one function `upgrade(draft)` that carries the decorator of this module.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ..application.entities import text
from ..diagnostics import Entity
from ..discovery import module_names
from ..document.pointers import join
from ..product.javascript_values import StepError
from .schema_versions import Part

Change = Callable[[Any], Any]
ChangeMessage = str | Callable[[Any, Any], str | None] | None
"""A sentence on a change, or a function of the old and the new value that returns it; None: the step's title."""

_MODULE = r"s(\d\d)_\w+"
#: Top-level key -> the type of the entities that stand there, and the key that holds their id.
_KINDS = {
    "actionList": ("query", "gitSyncId"),
    "pageList": ("page", "gitSyncId"),
    "customJSLibList": ("library", "uidString"),
    "exportedApplication": ("application", "id"),
}


class EntryFailure(NamedTuple):
    """A resource on which a step failed."""

    pointer: str
    entity: Entity
    reason: str


class SchemaStep(NamedTuple):
    """One upgrade of an export from schema version `start` to `start + 1`."""

    part: Part
    start: int
    title: str
    run: Callable[[ExportDraft], None]


class ExportDraft:
    """The working copy of an export's top level; what lies below is shared and replaced, never changed.

    `changed` and `failures` collect, for the step that runs, the names of the resources that it changed, each
    with the sentence on it if that is not the title of the step, and those on which it failed.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document.copy()
        self.changed: list[tuple[str, str | None]] = []
        self.failures: list[EntryFailure] = []
        self._reported: set[tuple[str, str]] = set()
        self._labels: dict[str, list[str]] = {}

    def change_each(self, key: str, change: Change, message: ChangeMessage = None) -> None:
        """Replace each entry of a list by the result of `change`; an entry on which it raises is kept.

        What is no list is reported once for the whole document, see `document_diagnostics`.
        """
        entries = self.document.get(key)
        if not isinstance(entries, list):
            return
        changed = [self._attempt((key, i), entry, change, message) for i, entry in enumerate(entries)]
        if any(new is not old for new, old in zip(changed, entries, strict=True)):
            self.document[key] = changed

    def change(self, key: str, change: Change, message: ChangeMessage = None) -> bool:
        """Replace the value of a top-level key and return whether it differs; `change` gets None for a missing one."""
        value = self.document.get(key)
        new = self._attempt((key,), value, change, message)
        if new is value:
            return False
        self.document[key] = new
        return True

    def _attempt(
        self, path: tuple[str, *tuple[int, ...]], entry: Any, change: Change, message: ChangeMessage
    ) -> Any:
        """Return the changed entry, or the entry itself after taking note of a failure."""
        try:
            new = change(entry)
        except Exception as error:
            reason = (
                str(error) if isinstance(error, StepError) else f"unexpected shape ({type(error).__name__})"
            )
            self._fail(EntryFailure(join("", *path), _entity(path, entry), reason))
            return entry
        if new is not entry:
            self.changed.append(
                (self._label(path, entry), message(entry, new) if callable(message) else message)
            )
        return new

    def _label(self, path: tuple[str, *tuple[int, ...]], entry: Any) -> str:
        """Name what changed for a person; of entries with the same name each has its pointer."""
        key, *place = path
        if not place:
            return _label(path, entry)
        if key not in self._labels:  # steps neither rename nor move entries
            labels = [_label((key, i), item) for i, item in enumerate(self.document[key])]
            counts = Counter(labels)
            self._labels[key] = [
                label if counts[label] == 1 else f"{label} ({join('', key, i)})"
                for i, label in enumerate(labels)
            ]
        return self._labels[key][place[0]]

    def _fail(self, failure: EntryFailure) -> None:
        """Take note of a failure; what several steps fail on for the same reason is reported once."""
        if (failure.pointer, failure.reason) not in self._reported:
            self._reported.add((failure.pointer, failure.reason))
            self.failures.append(failure)


def _label(path: tuple[str | int, ...], entry: Any) -> str:
    """Name what changed for a person: `Page1 > query`, or its kind and its pointer."""
    entity = _entity(path, entry)
    if entity.name:
        return str(entity)
    kind = "JS libraries" if entity.type == "library" else entity.type
    return kind if len(path) == 1 else f"{kind} without a name ({join('', *path)})"


def named_keys(keys: Iterable[str]) -> str:
    """List keys of a document for a sentence in a report; one of an odd form is not quoted."""
    return ", ".join(dict.fromkeys(key if key.isidentifier() else "one of an odd name" for key in keys))


def _entity(path: tuple[str | int, ...], entry: Any) -> Entity:
    """Name a resource; a query, JS function or page has its name on one of its sides.

    A JS function goes by its full name, since other objects may have one of the same name.
    """
    kind, id_key = _KINDS[str(path[0])]
    sides = [entry, *entry.values()] if isinstance(entry, dict) else []
    named = next((side for side in sides if isinstance(side, dict) and text(side.get("name"))), {})
    name = text(named.get("name"))
    page = name if kind == "page" else text(named.get("pageId"))
    full = text(named.get("fullyQualifiedName")) if kind == "query" else None
    return Entity(kind, page, full or name, text(entry.get(id_key)) if isinstance(entry, dict) else None)


def schema_step(function: Callable[[ExportDraft], None]) -> SchemaStep:
    """Make a schema step of a function; its module's name gives part and version."""
    package, _, module = function.__module__.rpartition(".")
    match = re.fullmatch(_MODULE, module)
    if match is None:
        raise TypeError(f"a schema step's module is named sNN_what_it_does, not {module}")
    part: Part = "client" if package.endswith(".client") else "server"
    title = (function.__doc__ or "").strip().partition("\n")[0]
    return SchemaStep(part, int(match.group(1)), title, function)


@functools.cache
def _names(part: Part) -> list[str]:
    return module_names(f"{__package__}.{part}", _MODULE)


def newest_schema(part: Part) -> int:
    """Return the newest version of a schema; each step is one module."""
    return len(_names(part))


@functools.cache
def _step_from(part: Part, version: int) -> SchemaStep:
    step: SchemaStep = importlib.import_module(f"{__package__}.{part}.{_names(part)[version]}").upgrade
    if step.start != version:
        raise RuntimeError(f"{part} steps have a gap or a duplicate")
    return step


def schema_steps(part: Part, start: int = 0, to: int | None = None) -> tuple[SchemaStep, ...]:
    """Return the steps of one schema from one version to another (None: the newest), in order.

    Only the modules of these steps are imported.
    """
    newest = newest_schema(part)
    end = newest if to is None else min(to, newest)
    return tuple(_step_from(part, version) for version in range(start, end))
