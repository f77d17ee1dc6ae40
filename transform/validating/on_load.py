"""What the pages run when they open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..application.entities import text
from ..document.pointers import join, resolve
from .application import Application, Page


class OnLoad(NamedTuple):
    """An entry of layoutOnLoadActions: the name and id of the query, and its place."""

    page: Page
    name: str | None
    id: str | None
    pointer: str


def on_load_entries(application: Application) -> Iterator[OnLoad]:
    """Yield the entries of both sides of every page; they come in groups that run one after the other."""
    for page in application.pages:
        layout_pointer = page.layout.pointer.removesuffix("/dsl")
        groups = resolve(application.document, layout_pointer).get("layoutOnLoadActions")
        for i, group in enumerate(groups if isinstance(groups, list) else ()):
            for j, entry in enumerate(group if isinstance(group, list) else ()):
                if isinstance(entry, dict):
                    pointer = join(layout_pointer, "layoutOnLoadActions", i, j)
                    yield OnLoad(page, text(entry.get("name")), text(entry.get("id")), pointer)
