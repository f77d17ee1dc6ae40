"""What a backup holds, and what is wrong with it, as text."""

from __future__ import annotations

from collections.abc import Iterator

from ..storage.backup.listing import ApplicationInfo, Listing, PageInfo
from ..storage.backup.verify import Verified
from .painting import SEVERITIES, Style, painted
from .text import head_style, number_of, table, visible

_MOST_VARIABLES = 12


def listing_text(found: Listing, *, colour: bool = False) -> str:
    """Return the listing for a terminal: the backup, then its applications by workspace."""
    lines = list(_head(found))
    workspace = None
    for one in found.applications:
        if one.workspace != workspace:
            workspace = one.workspace
            lines += ["", painted(visible(workspace or "(workspace missing)"), "heading", colour=colour)]
        style: Style | None = "attention" if one.application.deleted else None
        lines.append("  " + painted(_application(one), style, colour=colour))
        for page in (*one.pages, *one.lost):
            style = "attention" if page.lost else None
            lines.append("      " + painted(_page(page), style, colour=colour))
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


def verified_text(found: Verified, *, width: int | None = None, colour: bool = False) -> str:
    """Return the verdict for a terminal: damages with layer and offset, then the collections."""
    lines = [f"{found.form or 'archive'}, {'encrypted' if found.encrypted else 'not encrypted'}"]
    lines += [
        f"{painted(one.severity, SEVERITIES[one.severity], colour=colour)}: {visible(str(one))}"
        for one in found.damages
    ]
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
        lines += table(rows, width=width, style_of=_style_of if colour else None)
    lines.append(
        painted("sound" if found.sound else "damaged", "good" if found.sound else "bad", colour=colour)
    )
    return "\n".join(lines)


def _style_of(row: int, column: int, cell: str) -> Style | None:
    return head_style(row, column, cell) or ("bad" if cell in ("WRONG", "missing") else None)
