"""What a step of the server or client schema is, and the ordered lists of them.

A step is one module of `transform.upgrade.server` (or `.client`), named sNN_what_it_does after the schema
version at which it starts, with one function `upgrade(draft)` that carries the decorator of this module.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from ..entities import text
from ..pointers import join
from .js import StepError

Part = Literal["server", "client"]
Change = Callable[[Any], Any]

_MODULE = re.compile(r"s(\d\d)_\w+")


@dataclass(frozen=True, slots=True, eq=False)
class SchemaStep:
    """One upgrade of an export from schema version `start` to `start + 1`."""

    part: Part
    start: int
    title: str
    run: Callable[[ExportDraft], None]


class ExportDraft:
    """The working copy of an export's top level; what lies below is shared and replaced, never changed.

    `changed` and `failures` collect, for the step that runs, the names of the resources that it changed and
    (pointer, name, reason) of those on which it failed.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document.copy()
        self.changed: list[str] = []
        self.failures: list[tuple[str, str, str]] = []

    def change_each(self, key: str, change: Change) -> None:
        """Replace each entry of a list by what `change` gives; an entry on which it raises stays."""
        entries = self.document.get(key)
        if not isinstance(entries, list):
            return
        changed = [self.changed_entry(join("", key, i), entry, change) for i, entry in enumerate(entries)]
        if any(new is not old for new, old in zip(changed, entries, strict=True)):
            self.document[key] = changed

    def change(self, key: str, change: Change) -> None:
        """Replace the value of a top-level key, UNDEFINED-free: `change` gets None where it is absent."""
        value = self.document.get(key)
        new = self.changed_entry(join("", key), value, change)
        if new is not value:
            self.document[key] = new

    def changed_entry(self, pointer: str, entry: Any, change: Change) -> Any:
        """Give the changed entry, or the entry itself after taking note of a failure."""
        try:
            new = change(entry)
        except Exception as error:
            reason = (
                str(error) if isinstance(error, StepError) else f"unexpected shape ({type(error).__name__})"
            )
            self.failures.append((pointer, name_of(entry, pointer), reason))
            return entry
        if new is not entry:
            self.changed.append(name_of(entry, pointer))
        return new


def name_of(entry: Any, pointer: str) -> str:
    """Name a resource for a person: `Page1 > Query1`, else its place."""
    sides = [entry, *entry.values()] if isinstance(entry, dict) else []
    for side in sides:
        if isinstance(side, dict) and (name := text(side.get("name"))):
            page = text(side.get("pageId"))
            return f"{page} > {name}" if page else name
    return pointer.lstrip("/")


def schema_step(function: Callable[[ExportDraft], None]) -> SchemaStep:
    """Make a schema step of a function; its module's name gives part and version."""
    package, _, module = function.__module__.rpartition(".")
    match = _MODULE.fullmatch(module)
    if match is None:
        raise TypeError(f"a schema step's module is named sNN_what_it_does, not {module}")
    part: Part = "client" if package.endswith(".client") else "server"
    return SchemaStep(
        part, int(match.group(1)), (inspect.getdoc(function) or "").partition("\n")[0], function
    )


@functools.cache
def schema_steps(part: Part) -> tuple[SchemaStep, ...]:
    """Give the steps of one schema in order; the index of a step is the version at which it starts."""
    package = importlib.import_module(f"{__package__}.{part}")
    names = sorted(i.name for i in pkgutil.iter_modules(package.__path__) if _MODULE.fullmatch(i.name))
    steps: list[SchemaStep] = [
        importlib.import_module(f"{package.__name__}.{name}").upgrade for name in names
    ]
    if [step.start for step in steps] != list(range(len(steps))):
        raise RuntimeError(f"{part} steps have a gap or a duplicate")
    return tuple(steps)
