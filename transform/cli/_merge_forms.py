"""Write what a merge does in the forms of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import printing
from ._results import form_of

if TYPE_CHECKING:
    from ..merging.results import Merged
    from ..merging.three import Three
    from ..storage.merge_preview import MergePreview
    from ..storage.merged_layouts import Version


def report_of(
    merged: Merged, versions: Three[Version], names: tuple[str, str], answers: dict[str, Any], file: str
) -> bytes:
    """Return the report of a merge of three inputs: a page or Markdown if the name of its file says so, else JSON."""
    from ..storage.merge_preview import preview_of

    preview = preview_of(merged, versions, names, answers)
    form = form_of(file, "text")
    return rendered(preview, form if form in ("html", "markdown") else "json")


def rendered(found: MergePreview, output_format: str, *, colour: bool = False) -> bytes:
    """Return what a merge does as text, JSON, Markdown or a page."""
    from ..document.writing import serialize
    from ..report import merge_report

    if output_format == "json":
        return serialize(merge_report.merge_json(found), indent=2, final_newline=True)
    if output_format == "html":
        text = merge_report.merge_html(found, date=printing.today())
    elif output_format == "markdown":
        text = merge_report.merge_markdown(found)
    else:
        text = merge_report.merge_text(found, colour=colour)
    return text.encode("utf-8", "backslashreplace")
