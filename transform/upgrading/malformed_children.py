"""Children that are no list of widgets, and the steps whose walks stumble on them in the product.

Most walks look into `children` as far as they reach, and only where it has a length; a few look whatever it
is. Where a walk stumbles the product loses the page; here the widget is reported and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..application.pages import Widget
from ..product.javascript_values import strict_equal, truthy
from ..product.malformed_children import Oddity
from ..product.traversal import Walk
from .draft import THROUGH, PageDraft
from .steps import PageStep

# Steps that look into children whatever they are, and those that change each entry without asking.
_LOOK_ANYWAY = (7, 8, 14, 27, 31)
_CHANGE_EACH_ENTRY = (10, 12, 19, 27, 31, 57)
_REMOVE_NULL = (27, 31)


def look_at_children(step: PageStep, draft: PageDraft) -> None:
    """Report the widgets on whose odd children the product's step fails, each once.

    The step then changes nothing on these widgets themselves.
    """
    draft.stumbled = set()
    remaining = []
    reach = _Reach(step, draft)
    for widget, oddity in draft.odd_children:
        if _stumbles(reach, widget, oddity):
            draft.reported.add(id(widget))
            draft.stumbled.add(id(widget))
            draft.fail(widget, oddity.value)
        elif _removes_null(reach, widget, oddity):
            del widget["children"]
        else:
            remaining.append((widget, oddity))
    draft.odd_children = remaining


class _Reach:
    """A step on a page, and into whose children it looks: found out once, when the first odd ones ask."""

    def __init__(self, step: PageStep, draft: PageDraft) -> None:
        self.step = step
        self.draft = draft

    @cached_property
    def _looked_into(self) -> set[int]:
        return {id(widget) for widget in _looked_into(self.step, self.draft)}

    def covers(self, widget: Widget) -> bool:
        """Return whether the step looks into the children of a widget below the root."""
        return id(widget) in self._looked_into


def _stumbles(reach: _Reach, widget: Widget, oddity: Oddity) -> bool:
    """Return whether the product's step throws on the odd children of a widget."""
    step, draft = reach.step, reach.draft
    if step.only_raises or step.start == 0 or oddity is Oddity.NULL:
        return False
    if oddity is Oddity.PLAIN_ENTRY:
        return step.start in _CHANGE_EACH_ENTRY
    special = _SPECIAL.get(step.start)
    if special is not None:
        return special(draft, widget, oddity)
    if widget is draft.root:
        return oddity is not Oddity.NO_LIST or _walk_of(step) is not Walk.EVERY
    if oddity is Oddity.NO_LIST and _walk_of(step) is not Walk.CONTAINERS:
        return False
    return reach.covers(widget)


def _removes_null(reach: _Reach, widget: Widget, oddity: Oddity) -> bool:
    """Return whether the product's step turns children that are null into none at all."""
    step, draft = reach.step, reach.draft
    if oddity is not Oddity.NULL:
        return False
    if step.only_raises or step.start in _REMOVE_NULL:
        return step.start in _REMOVE_NULL
    if step.start == 5 or _walk_of(step) is Walk.CONTAINERS:
        return widget is draft.root or reach.covers(widget)
    return widget is draft.root and _walk_of(step) is not Walk.EVERY


def _walk_of(step: PageStep) -> Walk:
    return {23: Walk.TOP, 38: Walk.OUTERMOST}.get(step.start, step.walk)


def _looked_into(step: PageStep, draft: PageDraft) -> Iterator[Widget]:
    """Yield the widgets below the root into whose children a step looks."""
    walk = _walk_of(step)
    if walk is Walk.TOP or step.start == 5:
        return
    stack = draft.children(draft.root)
    while stack:
        widget = stack.pop()
        kind = widget.get("type")
        if walk is Walk.CONTAINERS:
            looks = kind in THROUGH
        elif walk is Walk.OUTERMOST:
            looks = kind not in step.types
            if step.start == 38:
                looks = looks or not strict_equal(widget.get("version"), 1)
        else:
            looks = True
        if looks:
            yield widget
            stack += draft.children(widget)


def _gives_tabs_a_size(widget: Widget) -> bool:
    """Return whether step 20 makes objects of all children of a widget, of null ones too."""
    return widget.get("type") == "TABS_WIDGET" and strict_equal(widget.get("version"), 2)


def _always(draft: PageDraft, widget: Widget, oddity: Oddity) -> bool:
    return True


_SPECIAL = {
    1: lambda draft, widget, oddity: widget is draft.root and oddity is not Oddity.NO_LIST,
    5: lambda draft, widget, oddity: (
        oddity is Oddity.TEXT or (oddity is Oddity.NO_LIST and widget is draft.root)
    ),
    12: lambda draft, widget, oddity: oddity is not Oddity.NO_LIST or truthy(widget["children"]),
    20: lambda draft, widget, oddity: (
        oddity is Oddity.TEXT or (oddity is Oddity.NULL_ENTRY and not _gives_tabs_a_size(widget))
    ),
    43: lambda draft, widget, oddity: oddity is Oddity.NULL_ENTRY or widget is draft.root,
    68: lambda draft, widget, oddity: oddity is Oddity.NULL_ENTRY,
    72: lambda draft, widget, oddity: oddity is not Oddity.NULL_ENTRY,
    **dict.fromkeys(_LOOK_ANYWAY, _always),
}
