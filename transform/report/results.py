"""What commands report, whatever it is about: results of rules in files, from which the forms for services are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..diagnostics import Entity, Severity
from ..document.positions import Position, locate
from ..storage.layout.places import Place


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule or check that a result may name: its id, one sentence, its usual level, why it matters, what to do.

    Of what `is_security` services show how severe it is, and sort it among vulnerabilities.
    """

    id: str
    description: str
    level: Severity = "warning"
    full: str = ""
    help: str = ""
    is_security: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """One result. `pointer` says where in the document, `fingerprint` stays the same between runs.

    `message` names the entity, too, as most services show nothing else. `place` says where in a text that cannot be
    read, and so has no pointers, or where in a layout.
    """

    rule_id: str
    level: Severity
    message: str
    pointer: str = ""
    entity: Entity | None = None
    fingerprint: str = ""
    place: Position | Place | None = None


@dataclass(frozen=True, slots=True)
class ResultFile:
    """The results of one file; with its `text` they get line and column. `verdict`: a sentence on the whole."""

    name: str
    results: Sequence[Result]
    text: str | None = None
    verdict: str = ""

    def path_of(self, place: Position | Place | None) -> str:
        """Return the file in which a place is: this one, or one of a layout."""
        return place.path if isinstance(place, Place) else self.name

    def located(self) -> Iterator[tuple[Result, Position | Place | None]]:
        """Yield each result with its place, None where it has none."""
        pointers = {result.pointer for result in self.results if result.place is None}
        places = locate(self.text, pointers) if self.text else {}
        for result in self.results:
            yield result, result.place or places.get(result.pointer)


@dataclass(frozen=True, slots=True)
class Results:
    """What one run of a command found: files in their order, and the rules that it goes by.

    `about` says what was looked for ("secrets") and `title` the same as a heading, `category` as far as a later run
    replaces this one: with the release that was asked about.
    """

    about: str
    title: str
    files: Sequence[ResultFile]
    rules: Sequence[Rule]
    category: str = ""
