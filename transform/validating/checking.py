"""What a check is given to write with: `Found` for what it reports, `Edit` for what it repairs."""

from __future__ import annotations

import difflib
import functools
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from ..diagnostics import Entity

_MOST_NAMES_TO_COMPARE = 500


class ImportStep(IntEnum):
    """The order in which an import creates things: the first that fails gives its message."""

    LIBRARIES = 1
    PLUGINS = 2
    THEMES = 3
    PAGES = 4
    DATASOURCES = 5
    QUERIES = 6
    JS_OBJECTS = 7


class Failure(NamedTuple):
    """The import gives up at this step with this message of the product."""

    step: ImportStep
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a check found at one place; the check's code and severity are added to it.

    `failure` says that the import ends because of it; without, the application is imported but broken.
    """

    message: str
    pointer: str = ""
    entity: Entity | None = None
    hint: str = ""
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: the value at `pointer` becomes `value`."""

    pointer: str
    value: Any
    message: str


def failure(step: ImportStep, message: str) -> Failure:
    """Return a failure with the message as an import words what goes wrong after its own checks."""
    return Failure(step, f"Unable to import artifact in workspace <workspace>. Error: {message}")


def nearest(name: str, names: Iterable[str]) -> str:
    """Return ` Is X meant?` for the most similar of some names, or nothing; of very many names none is looked for."""
    known = list(itertools.islice(names, _MOST_NAMES_TO_COMPARE + 1))
    if len(known) > _MOST_NAMES_TO_COMPARE or len(name) > 80:
        return ""
    return _nearest(name, tuple(known))


@functools.lru_cache(maxsize=4096)
def _nearest(name: str, names: tuple[str, ...]) -> str:
    known = [other for other in names if abs(len(other) - len(name)) < 4 and _alike(name, other)]
    close = difflib.get_close_matches(name, known, 1, 0.75)
    return f" Is {close[0]} meant?" if close else ""


def _alike(name: str, other: str) -> bool:
    """Return whether a slower comparison is worth it: names with a typing error share a beginning or an end."""
    return name[:1].lower() == other[:1].lower() or name[-2:] == other[-2:]
