"""What an upgrade did, for a person on a terminal, a reviewer and a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..upgrade.engine import StepRun, Upgraded
from ..upgrade.export import document_versions
from .text import table

_MANY = 5


def to_dict(name: str, before: dict[str, Any], done: Upgraded) -> dict[str, Any]:
    """Give {input, from, to, pages, steps, diagnostics}: what changed for each page and for the export."""
    pages = [
        {
            "page": page,
            "side": side,
            "steps": [run.start for run in runs],
            "widgets_changed": len({widget for run in runs for widget in run.changed}),
        }
        for (page, side), runs in _by_page(done).items()
    ]
    return {
        "input": name,
        "from": document_versions(before).to_dict() if "version" not in before else before["version"],
        "to": document_versions(done.document).to_dict()
        if "version" not in before
        else done.document["version"],
        "pages": pages,
        "steps": [run.to_dict() for run in done.steps],
        "diagnostics": [item.to_dict() for item in done.diagnostics],
    }


def to_text(name: str, before: dict[str, Any], done: Upgraded) -> str:
    """Give a short summary: a row for each page, one for the export, and how much there is to look at."""
    if not done.steps and done.document is before:
        return f"{name}: up to date"
    rows = [("page", "side", "steps", "widgets changed")]
    for (page, side), runs in _by_page(done).items():
        widgets = {widget for run in runs for widget in run.changed}
        rows.append((page or "(page)", side or "", f"{len(runs)} of {_span(runs)}", str(len(widgets))))
    schema = [run for run in done.steps if run.part != "page"]
    for part in ("client", "server"):
        runs = [run for run in schema if run.part == part]
        if runs:
            changed = sum(len(run.changed) for run in runs)
            rows.append((f"({part} schema)", "", f"{len(runs)} of {_span(runs)}", f"{changed} resources"))
    lines = (
        [f"{name}: upgraded", *table(rows)] if len(rows) > 1 else [f"{name}: only the version numbers rise"]
    )
    if done.diagnostics:
        lines.append(f"{len(done.diagnostics)} thing(s) to look at")
    return "\n".join(lines)


def to_markdown(reports: list[dict[str, Any]]) -> str:
    """Give the reports of several inputs as a document that reads as sentences."""
    return "\n".join(line for report in reports for line in _markdown(report)) + "\n"


def _by_page(done: Upgraded) -> dict[tuple[str | None, str | None], list[StepRun]]:
    pages: dict[tuple[str | None, str | None], list[StepRun]] = {}
    for run in done.steps:
        if run.part == "page":
            pages.setdefault((run.page, run.side), []).append(run)
    return pages


def _span(runs: list[StepRun]) -> str:
    return f"{runs[0].start} -> {runs[-1].end}"


def _markdown(report: dict[str, Any]) -> Iterator[str]:
    yield f"# Upgrade of {report['input']}"
    yield ""
    if not report["steps"]:
        yield "Nothing but version numbers had to change."
        yield ""
    page_steps = [step for step in report["steps"] if step["part"] == "page"]
    for page, sentences_by_side in _sentences_by_page(page_steps).items():
        for sentences, sides in sentences_by_side.items():
            which = f" ({' and '.join(sides)})" if any(sides) else ""
            yield f"## Page {page or ''}{which}".rstrip()
            yield ""
            yield from sentences
            yield ""
    if schema_steps := [step for step in report["steps"] if step["part"] != "page"]:
        yield "## Queries, libraries and the application"
        yield ""
        yield from map(_sentence, schema_steps)
        yield ""
    if report["diagnostics"]:
        yield "## To look at"
        yield ""
        for item in report["diagnostics"]:
            yield f"- **{item['code']}** `{item['pointer']}`: {item['message']}. {item['hint']}".rstrip()
        yield ""


def _sentences_by_page(steps: list[dict[str, Any]]) -> dict[str | None, dict[tuple[str, ...], list[str]]]:
    """Give page -> sentences -> sides, so that two sides with the same changes are told once."""
    pages: dict[str | None, dict[tuple[str, ...], list[str]]] = {}
    for page, side in dict.fromkeys((step["page"], step["side"]) for step in steps):
        own = tuple(_sentence(step) for step in steps if (step["page"], step["side"]) == (page, side))
        pages.setdefault(page, {}).setdefault(own, []).append(side or "")
    return pages


def _sentence(step: dict[str, Any]) -> str:
    names = [_code(name) for name in dict.fromkeys(step["changed"]) if name]
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    where = f": {', '.join(names[:_MANY])}{more}" if names else ""
    return f"- {step['title'].rstrip('.')}{where}. ({step['part']} {step['start']} -> {step['end']})"


def _code(name: str) -> str:
    return f"`{name.replace('`', '')}`"
