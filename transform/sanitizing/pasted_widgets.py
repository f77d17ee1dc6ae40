"""The widgets of a partial export are JSON in a text: sanitizing works on what the text holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from ..diagnostics import Diagnostic
from ..document.reading import read
from ..document.writing import serialize
from ..errors import TransformError

if TYPE_CHECKING:
    from .findings import Finding

_KEY = "widgets"


def unpacked(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document with the object that its text `widgets` holds in place of the text; others as they are.

    A text with a duplicate key stays a text: the object would not hold all of it.
    """
    text = document.get(_KEY)
    if not isinstance(text, str):
        return document
    try:
        content = read(text)
    except TransformError:
        return document
    if any(one.code == "AT101" for one in content.diagnostics):
        return document
    return {**document, _KEY: content.document}


def packed(changed: dict[str, Any], before: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """Return a changed document in the given form: with a text, the very one where its content stayed.

    `before` is what `unpacked` made of `given`.
    """
    if changed is before:
        return given
    if before is given or _KEY not in changed:
        return changed
    content = changed[_KEY]
    text = given[_KEY] if content is before[_KEY] else serialize(content).decode()
    return {**changed, _KEY: None if content is None else text}


Reported = TypeVar("Reported", "Finding", Diagnostic)


def with_given_pointers(
    reported: Iterable[Reported], before: dict[str, Any], given: dict[str, Any]
) -> list[Reported]:
    """Return findings or diagnostics with pointers into the document as given, where the widgets are one text."""
    if before is given:
        return list(reported)
    return [
        dataclasses.replace(one, pointer=f"/{_KEY}") if one.pointer.startswith(f"/{_KEY}/") else one
        for one in reported
    ]
