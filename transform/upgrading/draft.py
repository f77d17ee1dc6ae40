"""A page while it is being upgraded: the engine's private copy, its index, its failures."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from ..application.pages import Widget
from ..document.limits import DEFAULT_LIMITS
from ..errors import LimitError
from ..product.javascript_values import StepError
from ..product.malformed_children import Malformation, malformation_of
from ..product.traversal import Walk
from .derived_ids import DerivedIds, IdFactory

WidgetFunction = Callable[[Widget, "PageDraft"], None]
_COLUMNS = ("primaryColumns", "derivedColumns")
THROUGH = ("CONTAINER_WIDGET", "FORM_WIDGET", "CANVAS_WIDGET", "TABS_WIDGET")
"""The types through which `Walk.CONTAINERS` goes."""


class WidgetFailure(NamedTuple):
    """A widget on which a step fails: ours alone (`ours`), or the product's too."""

    step: int
    widget: Widget
    reason: str
    ours: bool = False


class StrictError(Exception):
    """Raised with `strict` for the first widget on which a step fails."""

    def __init__(self, failure: WidgetFailure) -> None:
        super().__init__(failure.reason)
        self.failure = failure


class PageDraft:
    """The working copy of one page.

    Widgets are copied one level deep: what lies inside them is shared with the argument and replaced, never
    changed. `now` is in milliseconds since 1970.
    `index` gives the widgets by type, in document order; `parents` the types of which some have children;
    `malformed_children` the widgets with children that are no list of widgets, as long as a step may care;
    `skipped` the identities of those that the running step has to leave alone, `reported` of those on which
    a step has failed;
    `step` the start version of the step that runs, under which `changed` (the names of the widgets) and
    failures are noted.
    """

    def __init__(
        self,
        dsl: Widget,
        *,
        now: float,
        ids: IdFactory | None = None,
        strict: bool = False,
        limit: int = DEFAULT_LIMITS.widgets,
    ) -> None:
        self.root: Widget = dsl.copy()
        self._ids = ids
        self._derived_ids = DerivedIds()
        self._widget: Widget = self.root
        self.now = now
        self.strict = strict
        self.step = 0
        self.changed: defaultdict[int, list[str]] = defaultdict(list)
        self.failures: list[WidgetFailure] = []
        self.has_nan = False
        self.malformed_children: list[tuple[Widget, Malformation]] = []
        self.reported: set[int] = set()
        self.skipped: set[int] = set()
        self.limit = limit
        self.index: dict[Any, list[Widget]] = {}
        self.parents: set[Any] = set()
        self._children_copied = False
        self.refresh()

    def refresh(self) -> None:
        """Index the page anew by widget type, in document order; the first call makes the copies."""
        index: dict[Any, list[Widget]] = {}
        parents: set[Any] = set()
        copying = not self._children_copied
        malformed: list[tuple[Widget, Malformation]] = []
        stack = [self.root]
        while stack:
            widget = stack.pop()
            kind = widget.get("type")
            try:
                index[kind].append(widget)
            except KeyError:
                index[kind] = [widget]
            except TypeError:  # a list or an object in place of a type
                index.setdefault(None, []).append(widget)
            if "children" not in widget:
                continue
            children = widget["children"]
            if children and type(children) is list:
                if type(kind) is str:
                    parents.add(kind)
                if copying:
                    children = [child.copy() if type(child) is dict else child for child in children]
                    widget["children"] = children
                below = [child for child in children if type(child) is dict]
                stack += reversed(below)
                if len(below) == len(children):
                    continue
            malformation = malformation_of(children)
            if malformation and id(widget) not in self.reported:
                malformed.append((widget, malformation))
        count = sum(map(len, index.values()))
        if count > self.limit:
            raise LimitError(f"The page has {count:,} widgets, more than the limit of {self.limit:,}")
        self.index = index
        self.parents = parents
        self.malformed_children = malformed
        self._children_copied = True

    def has(self, types: Iterable[str]) -> bool:
        """Return whether the page holds a widget of one of these types."""
        return not self.index.keys().isdisjoint(types)

    def widgets(self, *types: str) -> list[Widget]:
        """Return the widgets of these types (of every type where none is named), root included."""
        if len(types) == 1:
            return self.index.get(types[0], [])
        if types:
            found = [kind for kind in types if kind in self.index]
            if len(found) == 1:
                return self.index[found[0]]
            return [widget for kind in found for widget in self.index[kind]]
        return [widget for widgets in self.index.values() for widget in widgets]

    def reached(self, types: tuple[str, ...], walk: Walk) -> list[Widget]:
        """Return the widgets of these types that a step with this walk changes."""
        if walk is Walk.CONTAINERS:
            return [w for w in self.through_containers() if w.get("type") in types]
        if walk is Walk.TOP:
            return [w for w in self.children(self.root) if w.get("type") in types]
        found = self.widgets(*types)
        if walk is Walk.EVERY:
            return found
        root = self.root
        if found and (not types or root.get("type") in types):
            found = [widget for widget in found if widget is not root]
        if walk is Walk.OUTERMOST and any(widget.get("children") for widget in found):
            return list(self._outermost(types))
        return found

    def in_order(self) -> Iterator[Widget]:
        """Yield every widget of the page in its present state, parents before children."""
        stack = [self.root]
        while stack:
            widget = stack.pop()
            yield widget
            if "children" in widget:
                stack.extend(reversed(self.children(widget)))

    @staticmethod
    def children(widget: Widget) -> list[Widget]:
        """Return the children of a widget that are widgets; [] where there are none."""
        children = widget.get("children")
        return [child for child in children if type(child) is dict] if type(children) is list else []

    def _outermost(self, types: tuple[str, ...]) -> Iterator[Widget]:
        stack = list(reversed(self.children(self.root)))
        while stack:
            widget = stack.pop()
            if widget.get("type") in types:
                yield widget
            else:
                stack.extend(reversed(self.children(widget)))

    def through_containers(self) -> Iterator[Widget]:
        """Yield the widgets that stand in containers, forms, canvases and tabs, parents first."""
        stack = list(reversed(self.children(self.root)))
        while stack:
            widget = stack.pop()
            yield widget
            if widget.get("type") in THROUGH:
                stack.extend(reversed(self.children(widget)))

    def attempt(self, widget: Widget, change: WidgetFunction) -> bool:
        """Change one widget; when that fails restore it and record the failure. Return whether it succeeded.

        Any exception counts: whatever a malformed page provokes must not cost the other widgets.
        """
        if self.skipped and id(widget) in self.skipped:
            return False
        before = widget.copy()
        self._widget = widget
        try:
            change(widget, self)
            differs = widget != before
        except Exception as error:
            self._restore(widget, before, ())
            self._note(WidgetFailure(self.step, widget, _reason(error), isinstance(error, _OURS)))
            return False
        if differs:
            self._note_change(widget)
        return True

    def attempt_each(self, widget: Widget, changes: Iterable[tuple[int, WidgetFunction]]) -> None:
        """Change one widget by (start of the step, what it does) in turn, as `attempt` does by each.

        Most steps leave a widget as it is, so it is copied only after one that did not.
        """
        self._widget = widget
        before: Widget | None = None
        without_effect: list[WidgetFunction] = []
        for self.step, change in changes:
            if before is None:
                before, without_effect = widget.copy(), []
            try:
                change(widget, self)
                differs = widget != before
            except Exception as error:
                self._restore(widget, before, without_effect)
                self._note(WidgetFailure(self.step, widget, _reason(error), isinstance(error, _OURS)))
                continue
            if differs:
                self._note_change(widget)
                before = None
            else:
                without_effect.append(change)

    def _restore(self, widget: Widget, before: Widget, changes: Iterable[WidgetFunction]) -> None:
        """Bring a widget back to a former state, as it was after changes that made an equal one of it."""
        widget.clear()
        widget.update(before)
        noted = len(self.failures)
        for change in changes:  # 1 may be 1.0 now
            change(widget, self)
        del self.failures[noted:]

    def _note_change(self, widget: Widget) -> None:
        name = widget.get("widgetName")
        self.changed[self.step].append(name if type(name) is str else "")

    def new_id(self) -> str:
        """Return an id for the widget that is being changed."""
        return self._ids() if self._ids else self._derived_ids.draw(self.step, self._widget)

    def fail(self, widget: Widget, reason: str) -> None:
        """Take note that the product's step fails on a widget."""
        self._note(WidgetFailure(self.step, widget, reason))

    def _note(self, failure: WidgetFailure) -> None:
        if self.strict:
            raise StrictError(failure)
        self.failures.append(failure)

    def take_failures(self) -> list[WidgetFailure]:
        """Return the failures that were noted since the last call, in the order of the steps."""
        taken, self.failures = sorted(self.failures, key=lambda failure: failure.step), []
        return taken

    def finish(self) -> None:
        """Write NaN and Infinity as null, as JSON does; only after a step has said that it may have made one.

        They arise in coordinates and in the index of table columns.
        """
        if self.has_nan:
            for widget in self.widgets():
                if float in set(map(type, widget.values())):
                    widget.update(
                        [(key, None) for key, value in widget.items() if _finite(value) is not value]
                    )
                for name in _COLUMNS:
                    if name in widget:
                        widget[name] = _without_nan(widget[name])


_OURS = (ArithmeticError, RecursionError, MemoryError)  # JavaScript's numbers and stack are larger


def _reason(error: Exception) -> str:
    if isinstance(error, StepError):
        return str(error)
    if isinstance(error, _OURS):
        return f"a value is too large or nested too deep ({type(error).__name__})"
    return f"a value has an unexpected shape ({type(error).__name__})"


def _without_nan(columns: Any) -> Any:
    """Return table columns with NaN and Infinity as null; the columns of actions get no index."""
    if not isinstance(columns, dict):
        return columns
    return {
        key: {name: _finite(value) for name, value in column.items()} if isinstance(column, dict) else column
        for key, column in columns.items()
    }


def _finite(value: Any) -> Any:
    return None if type(value) is float and not math.isfinite(value) else value
