"""What an upgrade did, as plain records: the JSON of `--report`, from which the texts are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..application.entities import layouts, text
from ..application.kinds import Kind, kind_of
from ..application.pages import Widget, walk
from ..errors import TransformError
from ..upgrading.engine import StepRun, Upgraded
from ..upgrading.page_versions import shown_version
from ..upgrading.targets import document_versions
from ..validating.inspection import made_by, page_versions
from .refused import refusal

#: What a person calls the sides of a page.
SIDES = {"unpublished": "edited", "published": "deployed"}


def refused_to_dict(name: str, error: TransformError) -> dict[str, Any]:
    """Return {input, refused} for an input that was not upgraded; `refused` is a `refusal`."""
    return {"input": name, "refused": refusal(name, error)}


def to_dict(name: str, before: dict[str, Any], done: Upgraded) -> dict[str, Any]:
    """Return {input, refused, application, from, to, pages, resources, steps, diagnostics}; `refused` is None.

    `from` and `to`: the versions and the releases that have them. `pages`: for each side of a page its
    versions, the widgets that changed, and which properties they gained, changed and lost. `resources`: the
    sentences on queries, libraries and the application. `steps`: each step that changed something.
    """
    application = before.get("exportedApplication")
    return {
        "input": name,
        "refused": None,
        "application": text(application.get("name")) if isinstance(application, dict) else None,
        "from": _versions(before),
        "to": _versions(done.document),
        "pages": [
            {**page, "properties": _properties(old, new) if page["steps"] else []}
            for page, old, new in pages(before, done)
        ],
        "resources": list(_resources(done)),
        "steps": [run.to_dict() for run in done.steps],
        "diagnostics": [item.to_dict() for item in done.diagnostics],
    }


def _versions(document: dict[str, Any]) -> dict[str, Any]:
    makers = made_by(document)
    return {
        **document_versions(document).to_dict(),
        "page_versions": page_versions(document),
        "releases": list(makers) if makers else None,
    }


def pages(before: dict[str, Any], done: Upgraded) -> Iterator[tuple[dict[str, Any], Widget, Widget]]:
    """Yield {page, side, pointer, from, to, steps, widgets_changed} for each side, with its DSL then and now."""
    runs: dict[str, list[StepRun]] = {}
    for run in done.steps:
        if run.part == "page":
            runs.setdefault(run.pointer, []).append(run)
    for (page, side, pointer, old), (*_, new) in zip(_dsls(before), _dsls(done.document), strict=True):
        steps = runs.get(pointer, [])
        summary = {
            "page": page,
            "side": side,
            "pointer": pointer,
            "from": shown_version(old),
            "to": shown_version(new),
            "steps": [run.start for run in steps],
            "widgets_changed": len({widget for run in steps for widget in run.changed}),
        }
        yield summary, old, new


def _dsls(document: dict[str, Any]) -> Iterator[tuple[str | None, str | None, str, Widget]]:
    """Yield name, side and pointer of each DSL, and the DSL."""
    if kind_of(document) is Kind.PAGE:
        yield None, None, "", document
        return
    for layout in layouts(document):
        yield layout.page.entity.name, layout.page.side, layout.pointer, layout.dsl


def _properties(before: Widget, after: Widget) -> list[dict[str, list[str]]]:
    """Return which properties widgets gained, changed and lost; widgets with the same changes together."""
    old = {_identity(visited.widget): visited.widget for visited in walk(before)}
    groups: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for visited in walk(after):
        widget = visited.widget
        if widget is not after and (changes := _changes(old.get(_identity(widget)), widget)):
            groups.setdefault(changes, []).append(text(widget.get("widgetName")) or "a widget without a name")
    return [
        {"widgets": names, "new": list(new), "changed": list(changed), "gone": list(gone)}
        for (new, changed, gone), names in groups.items()
    ]


def _identity(widget: Widget) -> str | int:
    return text(widget.get("widgetId")) or id(widget)


def _changes(before: Widget | None, after: Widget) -> tuple[tuple[str, ...], ...] | None:
    if before is None:
        return ("the whole widget",), (), ()
    new = tuple(key for key in after if key not in before)
    gone = tuple(key for key in before if key not in after)
    changed = tuple(key for key in after if key != "children" and key in before and before[key] != after[key])
    return (new, changed, gone) if new or changed or gone else None


def _resources(done: Upgraded) -> Iterator[dict[str, Any]]:
    """Yield resources and the steps that changed them; those with the same steps together."""
    changes: dict[str, list[StepRun]] = {}
    for run in done.steps:
        if run.part != "page":
            for name in run.changed:
                changes.setdefault(name, []).append(run)
    groups: dict[tuple[StepRun, ...], list[str]] = {}
    for name, runs in changes.items():
        groups.setdefault(tuple(dict.fromkeys(runs)), []).append(name)
    for group, names in groups.items():
        sentences = [
            {"part": run.part, "start": run.start, "end": run.end, "title": run.title} for run in group
        ]
        yield {"names": names, "changes": sentences}
