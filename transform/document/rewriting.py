"""Write a document that was read as a text of the same layout."""

from __future__ import annotations

import re
from collections.abc import Callable

import orjson

from ..errors import TransformError
from .decoding import text_of
from .limits import Json
from .reading import Parsed
from .reading import read as read_again
from .writing import serialize

#: Of a text so many bytes tell how it is laid out, if it is not in the product's manner.
_GLANCE = 2**16
#: An object with its first value beside the colon.
_COMPACT = re.compile(rb'\{"[^"\\]*":\S')
#: A list with its first item beside the bracket.
_SHORT_LIST = re.compile(rb'^ *(?:"(?:[^"\\\n]|\\.)*+": )?\[[^\s\]]', re.MULTILINE)

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
    # many times faster than to look for what differs, and the same
    if _may_be_the_products(read, content) and _laid_out(read, read.document) == content:
        return _laid_out(read, document)
    from .altered_text import altered_text  # few texts need it

    for by_lines in (True, False):
        try:
            altered = altered_text(text_of(content), read.document, document, by_lines=by_lines)
        except (IndexError, RecursionError):  # no application is nested like that
            continue
        # The text may also have been written by somebody in between.
        if _holds(written := altered.encode("utf-8", "surrogatepass"), document):
            return written
    return _laid_out(read, document)


def _may_be_the_products(read: Parsed, content: bytes) -> bool:
    """Check at a glance whether a text may be laid out as the product does it, in one line or by two spaces."""
    if read.formatting.indent is None:
        return _COMPACT.match(content) is not None
    return read.formatting.indent == "  " and not _SHORT_LIST.search(content, 0, _GLANCE)


def _holds(written: bytes, document: Json) -> bool:
    try:
        if orjson.loads(written) == document:
            return True
    except orjson.JSONDecodeError:  # there are numbers and characters that only the slow reader knows
        pass
    try:
        return bool(read_again(written).document == document)
    except TransformError:
        return False


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
