"""Write a document that was read as a text of the same layout."""

from __future__ import annotations

from collections.abc import Callable

from .limits import Json
from .reading import Parsed
from .writing import serialize

_MENDED = ("AT101", "AT102", "AT103")  # what is written differs from such a text in any case


def rewritten(
    read: Parsed,
    text: Callable[[], bytes],
    document: Json,
    *,
    indent: int | None = None,
    sort_keys: bool = False,
) -> bytes:
    """Return the bytes of the document that was made of what was `read` from a `text`.

    It is laid out like that text, or by `indent` and `sort_keys` where these are given; one that is unchanged and not
    to be laid out anew keeps its own bytes.
    """
    mended = any(item.code in _MENDED for item in read.diagnostics)
    if indent is None and not sort_keys and document is read.document and not mended:
        return text()
    layout = read.formatting
    written = serialize(
        document,
        indent=(indent or None) if indent is not None else layout.indent,
        sort_keys=sort_keys,
        final_newline=layout.final_newline,
    )
    return layout.with_line_ends(written)
