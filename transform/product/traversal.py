"""How far the product's walks reach."""

from __future__ import annotations

import enum


class Walk(enum.Enum):
    """Which of the widgets of a step's types the product's walk reaches."""

    EVERY = "every widget, the root included"
    DESCENDANTS = "every widget but the root"
    OUTERMOST = "every widget but the root; below a widget that matches it does not look"
    CONTAINERS = "only through CONTAINER, FORM, CANVAS and TABS widgets, from the root"
    TOP = "only the root's direct children"
