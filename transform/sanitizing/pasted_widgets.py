"""The widgets of a partial export are JSON in a text: sanitizing works on what the text holds."""

from __future__ import annotations

from typing import Any

from ..document.reading import read
from ..document.writing import serialize
from ..errors import TransformError

_KEY = "widgets"


def unpacked(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document with the object that its text `widgets` holds in place of the text; others as they are.

    A text in which a key stands twice stays a text: the object would not hold all of it.
    """
    text = document.get(_KEY)
    if not isinstance(text, str):
        return document
    try:
        content = read(text)
    except TransformError:
        return document
    if any(said.code == "AT101" for said in content.diagnostics):
        return document
    return {**document, _KEY: content.document}


def packed(changed: dict[str, Any], before: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Return a changed document as it was given in: with a text, the very one where its content stayed.

    `before` is what `unpacked` made of `given`.
    """
    if changed is before:
        return given
    if before is given or _KEY not in changed:
        return changed
    content = changed[_KEY]
    text = given[_KEY] if content is before[_KEY] else serialize(content).decode()
    return {**changed, _KEY: None if content is None else text}


def given_pointer(pointer: str) -> str:
    """Return the pointer of a place in the document that was given in, where the widgets are one text."""
    return f"/{_KEY}" if pointer.startswith(f"/{_KEY}/") else pointer
