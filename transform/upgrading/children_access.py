"""How a page step of the product reads `children`, declared by the step for what is no list of widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..application.pages import Widget
from ..product.malformed_children import Malformation
from ..product.traversal import Walk

FailsOn = Callable[[Widget, Malformation, bool], bool]
"""Whether the product's step throws on a widget's children; the boolean: the widget is the root."""


class ChildrenAccess(NamedTuple):
    """Where the product's step reads children in another way than its walk implies.

    `walk`: its walk through children, where that is not the walk of the step. `looks_into`: into which widgets'
    children it looks below the root, by default those that the walk passes through. `fails_on`: on which
    children it throws, by default on those with a length that the walk reaches. `changes_each_entry`: it
    throws on entries that are no objects. `removes_null`: it turns children that are null into none.
    """

    walk: Walk | None = None
    looks_into: Callable[[Widget], bool] | None = None
    fails_on: FailsOn | None = None
    changes_each_entry: bool = False
    removes_null: bool = False


BY_WALK = ChildrenAccess()
"""What the walk implies, which is so for most steps."""


def on_any(_: Widget, __: Malformation, ___: bool) -> bool:
    """Fail on all children that are no list: the step iterates over them whatever they are."""
    return True
