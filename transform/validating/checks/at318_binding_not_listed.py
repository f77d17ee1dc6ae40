"""A property contains a binding that is missing from the widget's path lists.

Only properties in `dynamicBindingPathList` or `dynamicTriggerPathList` are evaluated; any other binding is
shown as text, braces included. `--fix` adds the path. Pages before version 13 are skipped: the product
rebuilds their lists when it opens them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.pointers import join
from ..application import Application, Page, PlacedWidget
from ..bound_texts import PATH_LISTS, bound_paths, keys_of, path_keys
from ..checking import Edit, Problem

SEVERITY: Severity = "warning"
OF_PAGE = True

_FIXED = "Add the path to dynamicBindingPathList (--fix does)."
_BY_HAND = "Make dynamicBindingPathList a list that includes the path."


def check(application: Application) -> Iterator[Problem]:
    """Yield each property that can hold a binding, does, and is not listed."""
    for page in _pages(application):
        for placed in page.widgets:
            for path in _missing(placed):
                yield Problem(
                    f"The binding in {path} is not evaluated: it is missing from dynamicBindingPathList.",
                    join(placed.pointer, *keys_of(placed.widget, path)),
                    placed.entity,
                    _FIXED if _can_be_added_to(placed) else _BY_HAND,
                )


def repair(application: Application) -> Iterator[Edit]:
    """Add the paths to dynamicBindingPathList."""
    for page in _pages(application):
        for placed in page.widgets:
            if (missing := list(_missing(placed))) and _can_be_added_to(placed):
                entries = placed.widget.get("dynamicBindingPathList")
                added = [*(entries or []), *({"key": path} for path in missing)]
                pointer = f"{placed.pointer}/dynamicBindingPathList"
                yield Edit(pointer, added, "dynamicBindingPathList names every binding")


def _can_be_added_to(placed: PlacedWidget) -> bool:
    entries = placed.widget.get("dynamicBindingPathList")
    return entries is None or isinstance(entries, list)


def _pages(application: Application) -> Iterator[Page]:
    return (page for page in application.pages if page.keeps_its_lists)


def _missing(placed: PlacedWidget) -> Iterator[str]:
    if placed.type == "CANVAS_WIDGET":  # shows none of its properties, and the product does not list them
        return
    if bound := bound_paths(placed.widget):
        listed = {key for name in PATH_LISTS for key in path_keys(placed.widget, name)}
        yield from (path for path in bound if path not in listed)
