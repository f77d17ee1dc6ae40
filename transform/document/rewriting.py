"""Write a document that was read as a text of the same layout."""

from __future__ import annotations

from collections.abc import Callable

from .decoding import text_of
from .limits import Json
from .reading import Parsed
from .reading import read as read_again
from .writing import serialize

#: Of such a text not every value may stay as it is: earlier values of repeated keys could hold what was taken out.
_MENDED = ("AT101", "AT102", "AT103")


def rewritten(
    read: Parsed,
    text: Callable[[], bytes],
    document: Json,
    *,
    indent: int | None = None,
    sort_keys: bool = False,
) -> bytes:
    """Return the bytes of the document that was made of what was `read` from a `text`.

    Only what differs differs in the text, whatever its layout; `indent` and `sort_keys` lay the whole out anew. Raises
    InputError for what is no JSON value, LimitError for what is nested deeper than can be written.
    """
    if indent is not None or sort_keys or any(item.code in _MENDED for item in read.diagnostics):
        return _laid_out(read, document, indent=indent, sort_keys=sort_keys)
    if document is read.document:
        return text()
    content = text()
    if (
        _laid_out(read, read.document) == content
    ):  # many times faster than to look for what differs, and the same
        return _laid_out(read, document)
    from .altered_text import altered_text  # few texts need it

    try:
        altered = altered_text(text_of(content), read.document, document).encode("utf-8", "surrogatepass")
    except (IndexError, RecursionError):  # no application is nested like that
        return _laid_out(read, document)
    # The text is read again for this; somebody may have written the file in between.
    return altered if read_again(altered).document == document else _laid_out(read, document)


def _laid_out(read: Parsed, document: Json, *, indent: int | None = None, sort_keys: bool = False) -> bytes:
    """Return the bytes of a document with the indent of the text that was read, where none is given."""
    layout = read.formatting
    written = serialize(
        document,
        indent=(indent or None) if indent is not None else layout.indent,
        sort_keys=sort_keys,
        final_newline=layout.final_newline,
    )
    return layout.with_line_ends(written)
