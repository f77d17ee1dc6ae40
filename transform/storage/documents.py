"""A document that was read, from a file or from a layout: what commands and the page have of each input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..errors import InputError, TransformError

# Commands import this module to say what they take; what only reading needs is imported there.
if TYPE_CHECKING:
    from ..document.reading import Parsed
    from .inputs import Layout


class ReadDocument(NamedTuple):
    """A document with its name for messages and its bytes; a layout has files instead.

    `given`: the document as it was read, where `parsed` has another one to be compared.
    """

    name: str
    data: bytes
    parsed: Parsed
    layout: Layout | None = None
    given: dict[str, Any] | None = None

    @property
    def original(self) -> dict[str, Any]:
        """Return the JSON object as it was read, of which a report tells the versions."""
        return self.document if self.given is None else self.given

    @property
    def document(self) -> dict[str, Any]:
        """Return the JSON object."""
        return self.parsed.document

    @property
    def size(self) -> int:
        """Return how many bytes were read."""
        return self.layout.size if self.layout else len(self.data)

    def text(self) -> bytes:
        """Return the bytes as they came; for a layout those of its export."""
        return exported(self.document) if self.layout else self.data

    def written(
        self, document: dict[str, Any], *, indent: int | None = None, sort_keys: bool = False
    ) -> bytes:
        """Return the bytes of a document that was made of this one, laid out like it unless it is asked otherwise."""
        from ..document.rewriting import rewritten

        return rewritten(self.parsed, self.text, document, indent=indent, sort_keys=sort_keys)


Read = TypeVar("Read", bound=ReadDocument)


def exported(document: dict[str, Any]) -> bytes:
    """Return the export that is made of a layout as it is written."""
    from ..document.writing import serialize

    return serialize(document, final_newline=True)


def parsed_layout(layout: Layout) -> Parsed:
    """Return the document of a layout, with what was noticed about its files."""
    from ..document.reading import Parsed
    from ..document.writing import Formatting
    from ..sanitizing.shown_text import shown_diagnostics
    from .inputs import ABOUT_EXPORTS

    noticed = [item for item in layout.packed.diagnostics if item.code not in ABOUT_EXPORTS]
    return Parsed(layout.packed.document, shown_diagnostics(noticed), Formatting(None, True))


def alike(before: Read, after: Read) -> tuple[Read, Read]:
    """Return two inputs so that they can be compared.

    An export that is compared with a layout is taken as a layout would hold it: without deployed state, ids and
    configuration of datasources, which no layout has. Raises InputError, which names the input.
    """
    if not (before.layout or after.layout):
        return before, after
    from .inputs import of_one_era

    first, second = of_one_era(_in_a_layout(before), _in_a_layout(after))
    return with_document(before, first), with_document(after, second)


def with_document(source: Read, document: dict[str, Any]) -> Read:
    """Return an input with another document."""
    from dataclasses import replace

    return source._replace(parsed=replace(source.parsed, document=document), given=source.original)


def require_same_kind(before: ReadDocument, after: ReadDocument) -> None:
    """Refuse what cannot be compared. Raises InputError, which names the input."""
    from ..application.kinds import Kind, require_kind
    from ..diffing.comparison import KINDS

    expected: tuple[Kind, ...] = KINDS
    for source in (before, after):
        try:
            expected = (require_kind(source.document, *expected),)
        except InputError as error:
            error.message = f"{source.name}: {error.message}"
            raise


def _in_a_layout(source: ReadDocument) -> dict[str, Any]:
    from .inputs import as_in_a_layout

    if source.layout:
        return source.document
    try:
        return as_in_a_layout(source.document)
    except TransformError as error:
        error.message = f"{source.name}: {error.message}"
        raise
