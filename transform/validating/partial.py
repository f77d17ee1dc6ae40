"""What a partial import makes of a file: it takes queries, JS objects and widgets into a page of an application."""

from __future__ import annotations

from typing import Any

import orjson

from ..application.kinds import Kind, kind_of
from ..diagnostics import Diagnostic
from ..product.releases import Release
from ..product.since import since
from .verdict_parts import NO_JSON, PASSES, Verdict, refused

#: The parts of a whole export; the partial import takes no file that has one of them.
_OF_A_WHOLE = ("exportedApplication", "pageList", "modifiedResources")
_REFUSED = (
    "Unable to import artifact in workspace The file is not compatible with the current partial import operation."
    " Please check the file and try again.. {1}"
)


def judge_parts(document: dict[str, Any], release: Release) -> Verdict:
    """Return the verdict of a partial import on a document that is read and of a schema that the release knows."""
    reason = _reason(document, release)
    if reason is not None:
        return refused("validate", None, reason, _REFUSED)
    if kind_of(document) is Kind.PAGE:
        message = "This is the DSL of one page; a partial import finds neither widgets nor queries in it."
        hint = "Use a partial export of the page."
        return Verdict(NO_JSON, diagnostics=(Diagnostic("AT119", "error", message, "", hint=hint),))
    return Verdict(PASSES, diagnostics=tuple(filter(None, (_unread_widgets(document),))))


def _reason(document: dict[str, Any], release: Release) -> Diagnostic | None:
    known = since("export_feature", "partial export (widgets string)")
    if known is not None and not known.is_known_to(release):
        message = (
            f"Release {release.name} has no partial import; it came with {known.since.removeprefix('v')}."
        )
        return Diagnostic("AT119", "error", message, hint="Import the whole application, or a later release.")
    whole = [key for key in _OF_A_WHOLE if document.get(key) is not None]
    if whole:
        message = f"A partial import takes no file with {', '.join(whole)}."
        if kind_of(document) is Kind.EXPORT:
            hint = "This is a whole application: import it as one (without --as partial)."
        else:
            hint = "Remove it."
        return Diagnostic("AT119", "error", message, f"/{whole[0]}", hint=hint)
    return None


def _unread_widgets(document: dict[str, Any]) -> Diagnostic | None:
    widgets = document.get("widgets")
    if not widgets or not isinstance(widgets, str):
        return None
    try:
        content = orjson.loads(widgets)
    except orjson.JSONDecodeError:
        content = None
    if isinstance(content, dict) and isinstance(content.get("widgets"), list):
        return None
    message = 'The text `widgets` is not the JSON of {"widgets": [...]}, so no widget is pasted.'
    return Diagnostic("AT125", "error", message, "/widgets", hint="Export the page again.")
