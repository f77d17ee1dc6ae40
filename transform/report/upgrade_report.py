"""What an upgrade did, for a person on a terminal, a reviewer and a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document import Kind, kind_of
from ..entities import layouts
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
    """Give a short summary: a row for each page and schema, and how much there is to look at."""
    if not done.steps and done.document is before:
        return f"{name}: up to date"
    rows = [*_page_rows(before, done), *_schema_rows(before, done)]
    if rows:
        lines = [f"{name}: upgraded", *table([("what", "from", "to", "steps", "changed"), *rows])]
    else:
        lines = [f"{name}: only the version numbers rise"]
    if done.diagnostics:
        lines.append(f"{len(done.diagnostics)} thing(s) to look at")
    return "\n".join(lines)


def _page_rows(before: dict[str, Any], done: Upgraded) -> Iterator[tuple[str, ...]]:
    old, new = _page_versions(before), _page_versions(done.document)
    for place, runs in _by_page(done).items():
        page, side = place
        widgets = {widget for run in runs for widget in run.changed}
        label = f"{page or 'page'} ({side})" if side else page or "page"
        yield label, old.get(place, "-"), new.get(place, "-"), str(len(runs)), f"{len(widgets)} widgets"


def _schema_rows(before: dict[str, Any], done: Upgraded) -> Iterator[tuple[str, ...]]:
    old, new = document_versions(before).to_dict(), document_versions(done.document).to_dict()
    for part in ("client", "server"):
        runs = [run for run in done.steps if run.part == part]
        if runs:
            names = {resource for run in runs for resource in run.changed}
            versions = (str(old[part]), str(new[part]))
            yield f"{part} schema", *versions, str(len(runs)), f"{len(names)} resources"


def to_markdown(reports: list[dict[str, Any]]) -> str:
    """Give the reports of several inputs as a document that reads as sentences."""
    return "\n".join(line for report in reports for line in _markdown(report)) + "\n"


def _by_page(done: Upgraded) -> dict[tuple[str | None, str | None], list[StepRun]]:
    pages: dict[tuple[str | None, str | None], list[StepRun]] = {}
    for run in done.steps:
        if run.part == "page":
            pages.setdefault((run.page, run.side), []).append(run)
    return pages


def _page_versions(document: dict[str, Any]) -> dict[tuple[str | None, str | None], str]:
    """Give (page, side) -> version as a person reads it."""
    if kind_of(document) is Kind.PAGE:
        return {(None, None): _shown(document.get("version"))}
    return {
        (layout.page.entity.name, layout.page.side): _shown(layout.dsl.get("version"))
        for layout in layouts(document)
    }


def _shown(version: Any) -> str:
    return f"{version:g}" if isinstance(version, int | float) else "none"


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
