"""A file with what validating it found, and where in its text that stands."""

from __future__ import annotations

from typing import NamedTuple

from ..positions import Position, locate
from ..validate.validation import Validation

_LENIENT = "AT111"


class ValidatedFile(NamedTuple):
    """A file that was validated: its name, the result, and its text where places in it are to be shown."""

    name: str
    validation: Validation
    text: str | None = None


def places(file: ValidatedFile) -> list[Position | None]:
    """Give the place of each diagnostic in the file's text, None where it has none.

    A text that cannot be read has one place; one that only a lenient reader takes has no pointers to follow.
    """
    diagnostics = file.validation.diagnostics
    if file.validation.position is not None:
        return [file.validation.position for _ in diagnostics]
    if not file.text or any(item.code == _LENIENT for item in diagnostics):
        return [None for _ in diagnostics]
    found = locate(file.text, {item.pointer for item in diagnostics})
    return [found.get(item.pointer) for item in diagnostics]
