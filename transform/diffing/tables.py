"""Tables: keys without meaning, lists that are sets, keys of places and of computed sizes."""

from __future__ import annotations

#: Keys that the server writes by itself in every entity.
SERVER_MADE = frozenset(
    {
        "createdAt",
        "createdBy",
        "deleted",
        "deletedAt",
        "errorReports",
        "gitSyncId",
        "invalids",
        "isManualUpdate",
        "isValid",
        "jsonPathKeys",
        "lastDeployedAt",
        "lastEditedAt",
        "lastUpdateTime",
        "messages",
        "modifiedBy",
        "new",
        "policies",
        "policyMap",
        "updatedAt",
        "userPermissions",
        "validName",
    }
)

#: Keys that the server or the editor writes by itself, at the top of an entity's object or side.
SERVER_MADE_AT_TOP = {
    "page": SERVER_MADE | {"id", "slug"},
    "query": SERVER_MADE | {"id", "collectionId"},
    "js_object": SERVER_MADE | {"id", "defaultToBranchedActionIdsMap"},
    "datasource": SERVER_MADE
    | {"id", "datasourceId", "datasourceStorages", "environmentId", "isRecentlyCreated", "workspaceId"},
    "application": SERVER_MADE | {"id", "pages", "publishedPages", "slug", "modifiedResources"},
    "theme": SERVER_MADE | {"id"},
    "library": SERVER_MADE | {"id"},
    "widget": frozenset({"columnUpdatedAt", "errorReports", "isLoading", "isValid", "widgetId"}),
}

#: The same, in the values of these keys inside such an object.
NESTED_SERVER_MADE = {
    "datasource": SERVER_MADE
    | {"datasourceId", "datasourceStorages", "environmentId", "isRecentlyCreated", "workspaceId"},
    "layout": SERVER_MADE
    | {
        "id",
        "layoutOnLoadActionErrors",
        "layoutOnLoadActions",
        "mongoEscapedWidgetNames",
        "validOnPageLoadActions",
    },
    "template": frozenset({"isLoading"}),
}

#: Top-level helpers of the server and of older schemas.
SERVER_MADE_PARTS = frozenset(
    {
        "datasourceConfigurationStructureList",
        "invisibleActionFields",
        "modifiedResources",
        "pageOrder",
        "publishedDefaultPageName",
        "publishedLayoutmongoEscapedWidgets",
        "publishedPageOrder",
        "unpublishedDefaultPageName",
        "unpublishedLayoutmongoEscapedWidgets",
        "updatedResources",
    }
)

#: Lists in which the order carries no meaning.
SETS = frozenset(
    {
        "accessor",
        "actionCollectionList",
        "actionList",
        "actions",
        "archivedActions",
        "children",
        "customJSLibList",
        "datasourceList",
        "dynamicBindingPathList",
        "dynamicPropertyPathList",
        "dynamicTriggerPathList",
        "pageList",
        "publishedCustomJSLibs",
        "selfReferencingDataPaths",
        "unpublishedCustomJSLibs",
        "variables",
    }
)

#: Lists of paths follow the values that they name.
LISTS_OF_BOUND_PATHS = frozenset({"dynamicBindingPathList", "dynamicTriggerPathList"})
PATH_LISTS = LISTS_OF_BOUND_PATHS | {"dynamicPropertyPathList"}

#: Members of a widget with an object for each column, tab, menu item or button.
ENTRY_CONTAINERS = frozenset({"groupButtons", "menuItems", "primaryColumns", "tabsObj"})

#: Keys by which entries of a list are recognised, the first that an entry has.
ENTRY_KEYS = ("widgetId", "id", "uidString", "key", "name", "path")

#: The place of a widget, the most significant first; follows when it moves to another container.
PLACE = (
    "topRow",
    "leftColumn",
    "bottomRow",
    "rightColumn",
    "mobileTopRow",
    "mobileLeftColumn",
    "mobileBottomRow",
    "mobileRightColumn",
    "parentColumnSpace",
    "parentRowSpace",
)

#: What the editor computes of a widget from the container that it is in.
COMPUTED = frozenset({"originalBottomRow", "originalTopRow", "parentColumnSpace", "parentRowSpace"})

#: What the editor computes of a canvas from its container and from the widgets in it.
COMPUTED_OF_CANVAS = frozenset({*PLACE, "minHeight", "snapRows"})
