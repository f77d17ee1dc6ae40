"""Where in the files of a layout findings and diagnostics are, as reports show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..sanitizing.shown_text import shown_texts

if TYPE_CHECKING:
    from .documents import ReadDocument
    from .inputs import Layout
    from .layout.places import Place


def places_in(
    source: ReadDocument, items: Iterable[Any], *, of_a_checkout: bool = False, has_secrets: bool = False
) -> tuple[Place | None, ...]:
    """Return where in a layout each finding or diagnostic is; nothing for a file, whose text says it.

    `of_a_checkout`: paths without a revision, as services show them beside the files of a repository. Paths are
    shown without secrets that are names of pages or queries; `has_secrets`: also without copies of those in the
    document.
    """
    if source.layout is None:
        return ()
    layout = source.layout
    found = [
        layout.place(item.pointer, getattr(item, "message", ""), getattr(item, "offset", 0)) for item in items
    ]
    shown = [place if of_a_checkout else place and _with_revision(layout, place) for place in found]
    return without_secrets(shown, [source.document] if has_secrets and any(found) else ())


def without_secrets(
    places: Sequence[Place | None], documents: Iterable[dict[str, Any]] = ()
) -> tuple[Place | None, ...]:
    """Return the places with paths that hold no secret, nor a copy of one in the documents."""
    paths = shown_texts({place.path for place in places if place}, documents)
    return tuple(place and place._replace(path=paths[place.path]) for place in places)


def _with_revision(layout: Layout, place: Place) -> Place:
    if not layout.revision:
        return place
    return place._replace(path=f"{layout.revision.partition(':')[0]}:{place.path}")
