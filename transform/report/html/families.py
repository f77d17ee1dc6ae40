"""How each type of widget is drawn: types that look alike are one family, which has an icon and a drawing."""

from __future__ import annotations

from typing import Any

_FRAMES = ("CANVAS", "CARD", "CONTAINER", "FORM", "SECTION", "STATBOX", "ZONE")
_INPUTS = (
    *("CURRENCY_INPUT", "EMAIL_INPUT", "INPUT", "MULTILINE_INPUT", "NUMBER_INPUT", "PASSWORD_INPUT"),
    "PHONE_INPUT",
)
_SELECTS = (
    *("COMBOBOX", "DROP_DOWN", "MULTI_SELECT", "MULTI_SELECT_TREE", "SELECT", "SINGLE_SELECT_TREE"),
    "TREE_SELECT",
)
_FAMILIES = {
    "frame": _FRAMES,
    "input": _INPUTS,
    "select": _SELECTS,
    "audio": ("AUDIO", "AUDIO_RECORDER"),
    "button": ("BUTTON", "FORM_BUTTON", "CODE_SCANNER"),
    "buttons": ("BUTTON_GROUP", "INLINE_BUTTONS", "TOOLBAR_BUTTONS"),
    "camera": ("CAMERA",),
    "chart": ("CHART",),
    "check": ("CHECKBOX",),
    "checks": ("CHECKBOX_GROUP",),
    "date": ("DATE_PICKER", "DATE_PICKER2", "DATEPICKER"),
    "document": ("DOCUMENT_VIEWER",),
    "divider": ("DIVIDER",),
    "editor": ("RICH_TEXT_EDITOR",),
    "file": ("FILE_PICKER",),
    "icon": ("ICON", "ICON_BUTTON"),
    "image": ("IMAGE",),
    "jsonform": ("JSON_FORM", "KEY_VALUE"),
    "list": ("LIST",),
    "map": ("MAP", "MAP_CHART"),
    "menu": ("MENU_BUTTON",),
    "modal": ("MODAL",),
    "progress": ("CIRCULAR_PROGRESS", "PROGRESS", "PROGRESSBAR"),
    "radios": ("RADIO_GROUP",),
    "rating": ("RATE",),
    "slider": ("CATEGORY_SLIDER", "NUMBER_SLIDER", "RANGE_SLIDER"),
    "switch": ("SWITCH",),
    "switches": ("SWITCH_GROUP",),
    "table": ("TABLE",),
    "tabs": ("TABS", "TABS_MIGRATOR"),
    "text": ("HEADING", "PARAGRAPH", "STATS", "TEXT"),
    "video": ("VIDEO",),
    "web": ("CUSTOM", "EXTERNAL", "IFRAME"),
}
_FAMILY_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}

#: Families whose icon is that of another one.
_ICONS = {"buttons": "button", "menu": "button", "checks": "check", "radios": "check", "switches": "switch"}

#: The icons of what is no widget.
_ENTITY_ICONS = {
    "application": "settings",
    "datasource": "datasource",
    "js_object": "code",
    "library": "library",
    "page": "page",
    "query": "query",
    "theme": "theme",
}

#: Every icon that `icons.svg.j2` draws.
ICONS = frozenset(_ENTITY_ICONS.values()) | frozenset(
    _ICONS.get(name, name) for name in (*_FAMILIES, "widget")
)


def plain_type(widget: dict[str, Any]) -> str:
    """Return the type of a widget without what all of them have: TABLE_WIDGET_V2 is TABLE."""
    kind = widget.get("type")
    if not isinstance(kind, str):
        return "UNKNOWN"
    return kind.removeprefix("WDS_").removesuffix("_V2").removesuffix("2").removesuffix("_WIDGET") or kind


def family_of(widget: dict[str, Any]) -> str:
    """Return the family of a widget; "widget" for a type that has no drawing of its own."""
    return _FAMILY_OF.get(plain_type(widget), "widget")


def icon_of(entity_type: str, widget: dict[str, Any] | None = None) -> str:
    """Return the icon of an entity; `widget` is the object of a widget where it is known."""
    if entity_type != "widget":
        return _ENTITY_ICONS.get(entity_type, "settings")
    family = family_of(widget) if widget else "widget"
    return _ICONS.get(family, family)
