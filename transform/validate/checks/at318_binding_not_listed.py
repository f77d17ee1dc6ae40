"""A property holds a binding that no path list of the widget names.

Only what `dynamicBindingPathList` or `dynamicTriggerPathList` names is evaluated; the text of any other
binding is shown as it stands, braces and all. `--fix` adds the path. Pages before version 13 are passed over:
the product makes their lists anew when it opens them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...pointers import join
from ...upgrade.binding_paths import binding_paths
from ...upgrade.engine import page_version
from ...upgrade.js import StepError
from ..application import Application, Page, Placed
from ..checking import Edit, Found
from ..texts import PATH_LISTS, keys_of, path_keys

SEVERITY: Severity = "warning"

_FIRST_VERSION_THAT_KEEPS_LISTS = 13


def check(application: Application) -> Iterator[Found]:
    """Give each property that can hold a binding, does, and is not listed."""
    for page in filter(_keeps_its_lists, application.pages):
        for placed in page.widgets:
            for path in _missing(placed):
                yield Found(
                    f"The binding in {path} is not evaluated: dynamicBindingPathList does not name it.",
                    join(placed.pointer, *keys_of(placed.widget, path)),
                    placed.entity,
                    "Add the path to dynamicBindingPathList (--fix does).",
                )


def repair(application: Application) -> Iterator[Edit]:
    """Add the paths to dynamicBindingPathList."""
    for page in filter(_keeps_its_lists, application.pages):
        for placed in page.widgets:
            if missing := list(_missing(placed)):
                entries = placed.widget.get("dynamicBindingPathList")
                if entries is None or isinstance(entries, list):
                    added = [*(entries or []), *({"key": path} for path in missing)]
                    pointer = f"{placed.pointer}/dynamicBindingPathList"
                    yield Edit(pointer, added, "dynamicBindingPathList names every binding")


def _keeps_its_lists(page: Page) -> bool:
    return (page_version(page.layout.dsl) or 0) >= _FIRST_VERSION_THAT_KEEPS_LISTS


def _missing(placed: Placed) -> Iterator[str]:
    if placed.type == "CANVAS_WIDGET":  # shows none of its properties, and the product leaves them unlisted
        return
    try:
        bound = binding_paths(placed.widget)
    except StepError:  # the table does not have this type
        return
    if bound:
        listed = {key for name in PATH_LISTS for key in path_keys(placed.widget, name)}
        yield from (path for path in bound if path not in listed)
