"""How values are merged that are no plain choice: a table by key and path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

Rule = Literal["larger", "later", "set", "ours"]

#: Computed by the editor from what is in a canvas or a widget, so that the larger value fits both sides.
COMPUTED = frozenset(
    {
        *("minHeight", "snapRows", "originalBottomRow", "originalTopRow", "mobileTopRow", "mobileBottomRow"),
        *(
            "topRowBeforeCollapse",
            "bottomRowBeforeCollapse",
            "mobileLeftColumn",
            "mobileRightColumn",
            "parentColumnSpace",
            "parentRowSpace",
            "bottomRow",
        ),
    }
)

#: Times that the server writes.
CLOCKS = frozenset(
    {"createdAt", "updatedAt", "lastDeployedAt", "lastEditedAt", "lastUpdateTime", "columnUpdatedAt"}
)

#: Lists in which order has no meaning and entries are recognised by a key, or are texts.
SETS = frozenset(
    {
        *("dynamicBindingPathList", "dynamicTriggerPathList", "dynamicPropertyPathList", "jsonPathKeys"),
        *("selfReferencingDataPaths", "invalids", "messages", "policies", "userPermissions", "accessor"),
        *("unpublishedCustomJSLibs", "publishedCustomJSLibs", "mongoEscapedWidgetNames"),
    }
)

#: Worked out anew by the product, drawn at random, or part of the release that made a widget: ours stands.
DERIVED = frozenset(
    {
        *("layoutOnLoadActions", "layoutOnLoadActionErrors", "validOnPageLoadActions", "slug", "key"),
        *("iconSVG", "thumbnailSVG", "searchTags"),
    }
)

#: Where a widget lies and how large it is.
GEOMETRY = frozenset(
    {
        *("topRow", "leftColumn", "rightColumn"),
        *COMPUTED,
    }
)

#: What makes no difference to a person: an edit of nothing else does not stand against a deletion.
INSIGNIFICANT = GEOMETRY | CLOCKS | DERIVED | frozenset({"version", "isLoading", "isValid", "errorReports"})

#: Members that hold objects of the product again, whose members are its own. In all other objects names may be a
#: person's: a column "createdAt", a header whose "key" is the name that somebody gave it.
OWN_OBJECTS = frozenset(
    {
        *("unpublishedPage", "unpublishedAction", "unpublishedCollection"),
        *("publishedPage", "publishedAction", "publishedCollection"),
        *("layouts", "dsl", "children", "datasource"),
        *("exportedApplication", "editModeTheme", "publishedTheme"),
    }
)
#: The same, by names that a person gave: copies of widgets.
OWN_OBJECTS_BY_NAME = frozenset({"template"})

#: Lists in which the place of an entry says what it is.
POSITIONAL = frozenset({"pluginSpecifiedTemplates"})

#: Keys by which the entries of a list are recognised, the first that all entries have and that is unique.
ENTRY_KEYS = ("gitSyncId", "uidString", "widgetId", "id", "key", "name")


def rule_for(pointer: str, key: str, *, in_canvas: bool) -> Rule | None:
    """Return how two different changes of a member are settled without a conflict, None where they clash."""
    if key in SETS:
        return "set"
    if not _is_own(pointer):
        return None
    if key in COMPUTED or (in_canvas and key == "rightColumn"):
        return "larger"
    if key in CLOCKS:
        return "later"
    return "ours" if key in DERIVED else None


def _is_own(pointer: str) -> bool:
    """Check whether the object that holds a member is one of the product, not one with names of a person."""
    above = ""
    for token in pointer.split("/")[1:-1]:
        if token not in OWN_OBJECTS | OWN_OBJECTS_BY_NAME and above not in {"layouts", *OWN_OBJECTS_BY_NAME}:
            return False
        above = token
    return True


def _larger(ours: Any, theirs: Any) -> Any:
    try:
        return max(ours, theirs)
    except TypeError:
        return ours


def settle(rule: Rule, ours: Any, theirs: Any) -> Any:
    """Return what a rule makes of two different values; of texts the later in the alphabet is the later time."""
    choose: dict[Rule, Callable[[Any, Any], Any]] = {"larger": _larger, "later": _larger}
    return choose[rule](ours, theirs) if rule in choose else ours
