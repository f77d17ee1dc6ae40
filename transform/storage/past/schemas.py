"""Bring a former version of an application to the versions of the present one."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ...document.pointers import split
from ...errors import InputError, TransformError
from ...history.snapshot import Json, Key, snapshot
from ...product.releases import Versions
from ...upgrading.export import upgrade
from ...upgrading.targets import document_versions, page_number


def at_schema_of(present: Json, former: Json, keys: Collection[Key], shaped: Callable[[Json], Json]) -> Json:
    """Return a former version in which what the keys name fits into the present one.

    Pages have versions of their own: only one that takes widgets decides, and only the page that they come from is
    upgraded. `shaped` gives a document the shape of the present one after its schema has changed. Raises InputError for
    a former version that is newer.
    """
    here = document_versions(present)
    same = former.get("serverSchemaVersion") == present.get("serverSchemaVersion")
    schemas = (None, None) if same else (here.server, here.client)
    taking = {key[2] for key in keys if key[0] == "widget" and ("page", key[2], "") not in keys}
    target = Versions(_version_of(present, taking), *schemas)
    of_pages = _pages(former, taking)
    part = {**former, "pageList": [former["pageList"][i] for i in of_pages]} if of_pages else former
    try:
        upgraded = upgrade(part, target).document
    except TransformError as error:
        raise InputError(
            f"What is to be recovered is newer than the rest: {error.message}",
            hint="Upgrade the application first.",
        ) from None
    if of_pages:
        pages = [*former["pageList"]]
        for index, page in zip(of_pages, upgraded["pageList"], strict=True):
            pages[index] = page
        upgraded = {**upgraded, "pageList": pages}
    return upgraded if same else shaped(upgraded)


def _pages(document: Json, wanted: Collection[str]) -> list[int]:
    """Return which entries of the list of pages some pages are."""
    parts = snapshot(document).parts if wanted else {}
    return sorted(
        int(split(parts["page", page, ""].pointer)[1]) for page in wanted if ("page", page, "") in parts
    )


def _version_of(document: Json, pages: Collection[str]) -> int | None:
    """Return the newest version of some pages; None where there are none."""
    parts = snapshot(document).parts if pages else {}
    roots = [parts["widget", "0", page].value for page in pages if ("widget", "0", page) in parts]
    return max(map(page_number, roots), default=None)
