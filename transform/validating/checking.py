"""What a check yields: `Problem` for what it reports, `Edit` for what it repairs."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

from ..diagnostics import Entity


class ImportStep(IntEnum):
    """The order in which an import creates things; the message is that of the first failure."""

    LIBRARIES = 1
    PLUGINS = 2
    THEMES = 3
    PAGES = 4
    DATASOURCES = 5
    QUERIES = 6
    JS_OBJECTS = 7


class ImportFailure(NamedTuple):
    """The import fails at this step with this product message."""

    step: ImportStep
    message: str


class Problem(NamedTuple):
    """What a check found at one place; the check's code and severity are added to it.

    `offset`: so many characters of the text at the pointer come before what is meant.

    `failure` says that the import ends because of it; without, the application is imported but broken.
    """

    message: str
    pointer: str = ""
    entity: Entity | None = None
    hint: str = ""
    failure: ImportFailure | None = None
    offset: int = 0


class Edit(NamedTuple):
    """One repair: the value at `pointer` becomes `value`."""

    pointer: str
    value: Any
    message: str


def import_failure(step: ImportStep, message: str) -> ImportFailure:
    """Return a failure with the message as an import words what goes wrong after its own checks."""
    return ImportFailure(step, f"Unable to import artifact in workspace <workspace>. Error: {message}")
