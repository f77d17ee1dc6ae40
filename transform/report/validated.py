"""A file with the result of validating it, and the place in its text of each diagnostic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Diagnostic
from ..document.positions import Position, locate
from ..sanitizing.shown_text import shown_diagnostics
from ..validating.validation import Validation

if TYPE_CHECKING:
    from ..storage.layout.places import Place

_LENIENT = "AT111"
#: Says that there is no deployed state; a layout never holds one.
_NEVER_DEPLOYED = "AT319"


class ValidatedFile(NamedTuple):
    """A file that was validated: its name, the result, and the place of each diagnostic where it is known.

    `document` is what was read, for reports that show it; `text` the text, for those that say where a value ends.
    """

    name: str
    validation: Validation
    places: tuple[Position | Place | None, ...]
    document: Any = None
    text: str | None = None

    def located(self) -> list[tuple[Diagnostic, Position | Place | None]]:
        """Return each diagnostic with its place."""
        return list(zip(self.validation.diagnostics, self.places, strict=True))

    def only(self, is_selected: Callable[[str], bool]) -> ValidatedFile:
        """Return the file with only those diagnostics whose code is wanted."""
        kept = [(item, place) for item, place in self.located() if is_selected(item.code)]
        validation = replace(self.validation, diagnostics=tuple(item for item, _ in kept))
        return self._replace(validation=validation, places=tuple(place for _, place in kept))

    def shown(self) -> ValidatedFile:
        """Return the file with diagnostics that hold no secret, as a name may be one."""
        diagnostics = shown_diagnostics(self.validation.diagnostics)
        return self._replace(validation=replace(self.validation, diagnostics=diagnostics))


def validated_file(name: str, validation: Validation, text: str | None = None) -> ValidatedFile:
    """Put a result together with the places that its pointers name in a text; without text there are none."""
    return ValidatedFile(name, validation, tuple(_places(validation, text)))


def without_deployment(found: Validation) -> Validation:
    """Return a result without what is said of the deployed state, which no layout holds."""
    return replace(found, diagnostics=tuple(i for i in found.diagnostics if i.code != _NEVER_DEPLOYED))


def _places(validation: Validation, text: str | None) -> list[Position | None]:
    """Return the place of each diagnostic, None where it has none.

    A text that cannot be read has one place; in one that only a lenient reader takes no pointer can be
    followed, and only where it is no JSON has a place.
    """
    diagnostics = validation.diagnostics
    if any(item.code == _LENIENT for item in diagnostics):
        return [validation.position if item.code == _LENIENT else None for item in diagnostics]
    if validation.position is not None:
        return [validation.position for _ in diagnostics]
    if not text:
        return [None for _ in diagnostics]
    found = locate(text, {item.pointer for item in diagnostics})
    return [found.get(item.pointer) for item in diagnostics]
