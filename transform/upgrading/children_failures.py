"""Report the widgets with malformed children at the step at which the product fails on them.

Most walks look into `children` as far as they reach, and only where it has a length; what other steps do is declared
by them, see `ChildrenAccess`. Where a walk fails the product loses the page; here the widget is reported and the
other widgets are upgraded.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..application.pages import Widget
from ..product.malformed_children import Malformation
from ..product.traversal import Walk
from .draft import THROUGH, PageDraft
from .steps import PageStep


def report_malformed_children(step: PageStep, draft: PageDraft) -> None:
    """Report each widget on whose malformed children the product's step fails, once per upgrade.

    The step then changes nothing on these widgets themselves.
    """
    draft.skipped = set()
    remaining = []
    reach = _Reach(step, draft)
    for widget, malformation in draft.malformed_children:
        if _fails(reach, widget, malformation):
            draft.reported.add(id(widget))
            draft.skipped.add(id(widget))
            draft.fail(widget, malformation.value)
        elif _removes_null(reach, widget, malformation):
            del widget["children"]
        else:
            remaining.append((widget, malformation))
    draft.malformed_children = remaining


class _Reach:
    """A step on a page, and into whose children it looks, computed once when it is first needed."""

    def __init__(self, step: PageStep, draft: PageDraft) -> None:
        self.step = step
        self.draft = draft

    @property
    def walk(self) -> Walk:
        """The walk of the product's step."""
        return self.step.children.walk or self.step.walk

    @cached_property
    def _looked_into(self) -> set[int]:
        return {id(widget) for widget in _looked_into(self.step, self.walk, self.draft)}

    def covers(self, widget: Widget) -> bool:
        """Return whether the step looks into the children of a widget below the root."""
        return id(widget) in self._looked_into


def _fails(reach: _Reach, widget: Widget, malformation: Malformation) -> bool:
    """Return whether the product's step throws on the malformed children of a widget."""
    step, is_root = reach.step, widget is reach.draft.root
    if step.only_raises or malformation is Malformation.NULL:
        return False
    if malformation is Malformation.PLAIN_ENTRY:
        return step.children.changes_each_entry
    if step.children.fails_on is not None:
        return step.children.fails_on(widget, malformation, is_root)
    if is_root:
        return malformation is not Malformation.NO_LIST or reach.walk is not Walk.EVERY
    if malformation is Malformation.NO_LIST and reach.walk is not Walk.CONTAINERS:
        return False
    return reach.covers(widget)


def _removes_null(reach: _Reach, widget: Widget, malformation: Malformation) -> bool:
    """Return whether the product's step turns children that are null into none at all."""
    if malformation is not Malformation.NULL or reach.step.only_raises:
        return False
    if reach.step.children.removes_null:
        return True
    if widget is reach.draft.root:
        return reach.walk is not Walk.EVERY
    return reach.walk is Walk.CONTAINERS and reach.covers(widget)


def _looked_into(step: PageStep, walk: Walk, draft: PageDraft) -> Iterator[Widget]:
    """Yield the widgets below the root into whose children a step looks."""
    if walk is Walk.TOP:
        return
    stack = draft.children(draft.root)
    while stack:
        widget = stack.pop()
        if _looks_into(step, walk, widget):
            yield widget
            stack += draft.children(widget)


def _looks_into(step: PageStep, walk: Walk, widget: Widget) -> bool:
    if step.children.looks_into is not None:
        return step.children.looks_into(widget)
    if walk is Walk.CONTAINERS:
        return widget.get("type") in THROUGH
    return walk is not Walk.OUTERMOST or widget.get("type") not in step.types
