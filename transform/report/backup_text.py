"""What a backup holds, and what is wrong with it, as text."""

from __future__ import annotations

from collections.abc import Iterator

from ..storage.backup.listing import ApplicationInfo, Listing, PageInfo
from ..storage.backup.verify import Verified
from .text import number_of, table, visible

_MOST_VARIABLES = 12


def listing_text(found: Listing) -> str:
    """Return the listing for a terminal: the backup, then its applications by workspace."""
    lines = list(_head(found))
    workspace = None
    for one in found.applications:
        if one.workspace != workspace:
            workspace = one.workspace
            lines += ["", visible(workspace or "(workspace missing)")]
        lines.append("  " + _application(one))
        lines += [f"      {_page(page)}" for page in (*one.pages, *one.lost)]
    if not found.applications:
        lines += ["", "no applications"]
    return "\n".join(lines)


def _head(found: Listing) -> Iterator[str]:
    protection = "encrypted" if found.encrypted else "not encrypted"
    made = f", made {found.date}" if found.date else ""
    yield f"{found.form} of release {visible(found.release or 'unknown')}{made}, {protection}"
    yield f"database {visible(found.database)}, {number_of(len(found.applications), 'application')}"
    if found.variables:
        more = len(found.variables) - _MOST_VARIABLES
        names = ", ".join(found.variables[:_MOST_VARIABLES]) + (f" and {more} more" if more > 0 else "")
        yield visible(f"docker.env sets {names}")
    yield f"keys of the instance: {'in the backup' if found.has_keys else 'not in the backup'}"


def _application(one: ApplicationInfo) -> str:
    application = one.application
    branch = f"@{application.branch}" if application.branch else ""
    base = " (default branch)" if application.is_base else ""
    state = " (deleted)" if application.deleted else ""
    counts = f"{number_of(len(one.pages), 'page')}, {number_of(one.queries, 'query')}"
    edited = f", edited {one.last_edited}" if one.last_edited else ""
    snapshot = ", has a snapshot" if one.snapshots else ""
    return visible(f"{application.id}  {application.name}{branch}{base}{state}  {counts}{edited}{snapshot}")


_LOST = {"": "", "archived": "  deleted", "unpublished-only": "  deleted in the editor, still deployed"}


def _page(page: PageInfo) -> str:
    counts = f"{number_of(page.queries, 'query')}, {number_of(page.js_objects, 'JS object')}"
    return visible(f"{page.name}  {counts}{_LOST[page.lost]}")


def verified_text(found: Verified) -> str:
    """Return the verdict for a terminal: damages with layer and offset, then the collections."""
    lines = [f"{found.form or 'archive'}, {'encrypted' if found.encrypted else 'not encrypted'}"]
    lines += [visible(f"{one.severity}: {one}") for one in found.damages]
    if found.collections:
        rows = [["collection", "documents", "end", "checksum"]]
        rows += [
            [
                f"{one.database}.{one.name}",
                str(one.documents),
                "seen" if one.complete else "missing",
                {True: "right", False: "WRONG", None: "-"}[one.checksum],
            ]
            for one in found.collections
        ]
        lines += table(rows)
    lines.append("sound" if found.sound else "damaged")
    return "\n".join(lines)
