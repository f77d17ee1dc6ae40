"""Run the page steps over one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..application.pages import Widget, walk
from ..diagnostics import Diagnostic, Entity
from ..document.collector import collector_paused
from ..document.limits import DEFAULT_LIMITS, Limits
from ..document.numbers import is_json_number
from ..document.reading import describe, require_object
from ..errors import UpgradeError
from ..product.releases import Versions, oldest_accepting
from .children_failures import report_malformed_children
from .derived_ids import IdFactory
from .draft import PageDraft, StrictError, WidgetFailure
from .page_versions import check_target, page_version, shown_version
from .steps import (
    LATEST_PAGE_VERSION,
    Chunk,
    PageStep,
    Plan,
    changes,
    merged,
    outermost_types,
    plan,
    step_from,
)

_OURS = "this toolkit cannot go on here, the product may"
_THE_PRODUCTS = "the product fails on the whole page here"
_FAILURE_HINT = "Correct the widget in the original and upgrade again, or rebuild it after the import."


@dataclass(frozen=True, slots=True)
class StepRun:
    """One step that changed something.

    `part` is "page", "server" or "client"; `start` -> `end` the versions; `title` says what the step is
    for; `page` and `side` where it ran (None for a schema step), `pointer` that of the page's DSL;
    `changed` the names of the widgets or resources that it changed.
    """

    part: str
    start: int
    end: int
    title: str
    page: str | None = None
    side: str | None = None
    changed: tuple[str, ...] = ()
    pointer: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the step as the JSON that reports print."""
        return {
            "part": self.part,
            "start": self.start,
            "end": self.end,
            "title": self.title,
            "page": self.page,
            "side": self.side,
            "pointer": self.pointer,
            "changed": list(self.changed),
        }


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The upgraded document, the steps that changed something, and what a person should know.

    What no step changed is shared with the argument, so treat both as values.
    """

    document: dict[str, Any]
    steps: tuple[StepRun, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def upgrade_page(
    dsl: Widget,
    to: int = LATEST_PAGE_VERSION,
    *,
    ids: IdFactory | None = None,
    now: float = 0,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    page: str | None = None,
    left_out: frozenset[int] = frozenset(),
) -> Upgraded:
    """Upgrade a page DSL to page version `to` (1 to 94) exactly as the product does.

    `ids` gives a new 10-character id at each call, in the order in which the product draws its random ones;
    by default ids follow from the document's content. `now` is the time in milliseconds since 1970 that
    step 76 stamps. A widget on which the product's step fails is left as it was before that step and a
    diagnostic says so; with `strict` UpgradeError is raised instead. `page` is a name for diagnostics;
    `left_out` are steps (their starts) that do not run on a page from below them, as in some releases.
    Python's cycle collector is paused meanwhile, for the whole process.
    Raises UpgradeError when the page is newer than `to`, LimitError for too many widgets,
    InputError for what is no JSON object.
    """
    check_target(to)
    require_object(dsl)
    start = page_version(dsl)
    if start is None:
        return Upgraded(dsl, diagnostics=(_unknown_version(dsl, page),))
    if start > to:
        oldest = oldest_accepting(Versions(start))
        knows = f" The oldest release that can open it is {oldest.name}." if oldest else ""
        raise UpgradeError(
            f"The page is at version {start} and cannot go back to {to}", hint=f"Name {start} or more.{knows}"
        )
    if start == to:
        return Upgraded(dsl)
    with collector_paused():
        draft = PageDraft(dsl, ids=ids, now=now, strict=strict, limit=limits.widgets)
        skipped = frozenset(step for step in left_out if start < step)
        return _run(draft, plan(start, to, skipped), to, page)


def _run(draft: PageDraft, planned: Plan, to: int, page: str | None) -> Upgraded:
    diagnostics: list[Diagnostic] = []
    try:
        for part in _parts_for(draft, planned):
            if isinstance(part, PageStep):
                _run_step(draft, part)
            elif (
                draft.strict
                or draft.malformed_children
                or not draft.parents.isdisjoint(outermost_types(part))
            ):
                for step in part.steps:
                    _run_step(draft, step)
            else:
                _run_chunk(draft, part)
            if draft.failures:
                diagnostics += _diagnostics(draft, draft.take_failures(), page)
    except StrictError as error:
        pointer = _pointers(draft).get(id(error.failure.widget), "")
        raise UpgradeError(
            _failure_message(error.failure, "fails on"), pointer=pointer, hint=_FAILURE_HINT
        ) from None
    draft.finish()
    draft.root["version"] = to
    return Upgraded(draft.root, _runs(draft, page), tuple(diagnostics))


def _parts_for(draft: PageDraft, planned: Plan) -> Iterator[Chunk | PageStep]:
    """Yield the plan for a page: chunks with nothing between them that concerns the page become one.

    Each pass over a large page fetches all of it from memory again, so few passes are worth most.
    """
    waiting: tuple[Chunk, ...] = ()
    for part in planned:
        if isinstance(part, Chunk):
            waiting += (part,)
        elif draft.malformed_children or not part.types or draft.has(part.types):
            if waiting:
                yield merged(waiting)
                waiting = ()
            yield part
    if waiting:
        yield merged(waiting)


def _run_chunk(draft: PageDraft, chunk: Chunk) -> None:
    """Run several steps widget by widget, which costs less than step by step on large pages."""
    draft.skipped.clear()
    for kind, widgets in draft.index.items():
        if to_do := changes(chunk, kind):
            for widget in widgets:
                draft.attempt_each(widget, changes(chunk, kind, True) if widget is draft.root else to_do)


def _run_step(draft: PageDraft, step: PageStep) -> None:
    draft.step = step.start
    report_malformed_children(step, draft)
    if step.types and not draft.has(step.types):
        return
    if step.on_widget is not None:
        for widget in draft.reached(step.types, step.walk):
            draft.attempt(widget, step.on_widget)
    elif step.on_page is not None:
        step.on_page(draft)
    if step.retypes and step.start in draft.changed:
        draft.refresh()


def _runs(draft: PageDraft, page: str | None) -> tuple[StepRun, ...]:
    return tuple(
        StepRun("page", start, start + 1, step_from(start).title, page, None, tuple(names))
        for start, names in sorted(draft.changed.items())
    )


def _diagnostics(draft: PageDraft, failures: list[WidgetFailure], page: str | None) -> list[Diagnostic]:
    pointers = _pointers(draft)
    return [
        Diagnostic(
            "AT201",
            "warning",
            _failure_message(failure, "left", " as it was"),
            pointers.get(id(failure.widget), ""),
            _entity(failure.widget, page),
            _FAILURE_HINT,
        )
        for failure in failures
    ]


def _pointers(draft: PageDraft) -> dict[int, str]:
    return {id(visited.widget): visited.pointer for visited in walk(draft.root, limit=draft.limit)}


def _failure_message(failure: WidgetFailure, did: str, how: str = "") -> str:
    """Return the message on a failed step; `did` comes before the widget's name, `how` after it."""
    step, title = failure.step, step_from(failure.step).title.rstrip(".")
    return (
        f"Step {step} -> {step + 1} ({title}) {did} {_name(failure.widget) or 'a widget'}{how}: "
        f"{failure.reason}; {_OURS if failure.ours else _THE_PRODUCTS}"
    )


def _unknown_version(dsl: Widget, page: str | None) -> Diagnostic:
    version = dsl["version"]
    newer = isinstance(version, int | float) and version > LATEST_PAGE_VERSION
    what = shown_version(dsl) if is_json_number(version) else describe(version)
    return Diagnostic(
        "AT203" if newer else "AT202",
        "warning",
        f"The page's version is {what}, which the product does not upgrade; it was left alone",
        "/version",
        _entity(dsl, page),
        "Use a release of this toolkit that knows the version." if newer else "Correct the root's version.",
    )


def _entity(widget: Widget, page: str | None) -> Entity:
    widget_id = widget.get("widgetId")
    return Entity("widget", page, _name(widget), widget_id if isinstance(widget_id, str) else None)


def _name(widget: Widget) -> str | None:
    name = widget.get("widgetName")
    return name if isinstance(name, str) else None
