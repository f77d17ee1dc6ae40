"""A hypothesis strategy for page DSLs that could exist: any widget type, any version, now and then odd."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

TYPES = [
    "AUDIO_RECORDER_WIDGET",
    "BUTTON_GROUP_WIDGET",
    "BUTTON_WIDGET",
    "CANVAS_WIDGET",
    "CHART_WIDGET",
    "CHECKBOX_GROUP_WIDGET",
    "CHECKBOX_WIDGET",
    "CODE_SCANNER_WIDGET",
    "CONTAINER_WIDGET",
    "CURRENCY_INPUT_WIDGET",
    "CUSTOM_WIDGET",
    "DATE_PICKER_WIDGET2",
    "DROP_DOWN_WIDGET",
    "FILE_PICKER_WIDGET",
    "FILE_PICKER_WIDGET_V2",
    "FORM_BUTTON_WIDGET",
    "FORM_WIDGET",
    "ICON_BUTTON_WIDGET",
    "ICON_WIDGET",
    "INPUT_WIDGET",
    "INPUT_WIDGET_V2",
    "JSON_FORM_WIDGET",
    "LIST_WIDGET",
    "LIST_WIDGET_V2",
    "MAP_CHART_WIDGET",
    "MAP_WIDGET",
    "MENU_BUTTON_WIDGET",
    "MODAL_WIDGET",
    "MULTI_SELECT_WIDGET",
    "MULTI_SELECT_WIDGET_V2",
    "PHONE_INPUT_WIDGET",
    "RADIO_GROUP_WIDGET",
    "RATE_WIDGET",
    "RICH_TEXT_EDITOR_WIDGET",
    "SELECT_WIDGET",
    "SINGLE_SELECT_TREE_WIDGET",
    "SWITCH_WIDGET",
    "TABLE_WIDGET",
    "TABLE_WIDGET_V2",
    "TABS_WIDGET",
    "TEXT_WIDGET",
    "VIDEO_WIDGET",
    "WDS_AI_CHAT_WIDGET",
    "SOMETHING_NEW_WIDGET",
]

_bindings = st.sampled_from(
    ["{{Query1.data}}", "{{ Input1.text }} and text", "plain", "", "$& {{x}}", "{{a}}{{b}}"]
)
_scalars = st.none() | st.booleans() | st.integers(-5, 5000) | st.floats(0, 100) | _bindings
_paths = st.lists(
    st.fixed_dictionaries({"key": st.sampled_from(["text", "tableData", "options", "items", "a.b"])}),
    max_size=3,
)
_columns = st.dictionaries(
    st.sampled_from(["id", "first name", "1", "é", "a.b"]),
    st.fixed_dictionaries(
        {"id": st.sampled_from(["id", "first name", "1"])},
        optional={
            "columnType": st.sampled_from(["text", "button", "iconButton", "select", "menuButton", "number"]),
            "computedValue": _bindings,
            "onClick": _bindings,
            "validation": st.dictionaries(
                st.sampled_from(["min", "regex", "isColumnEditableCellValid"]), _bindings
            ),
            "selectOptions": _bindings,
            "textSize": st.sampled_from(["PARAGRAPH", "HEADING1"]),
            "buttonStyle": st.sampled_from(["rgb(3, 179, 101)", "PRIMARY"]),
        },
    ),
    max_size=3,
)
_properties = {
    "version": st.integers(1, 4),
    "widgetId": st.text("abcdef0123456789", min_size=10, max_size=10),
    "parentId": st.just("0"),
    "dynamicBindingPathList": _paths,
    "dynamicTriggerPathList": _paths,
    "dynamicPropertyPathList": _paths,
    "primaryColumns": _columns,
    "derivedColumns": _columns,
    "columnOrder": st.lists(st.text(max_size=5), max_size=3),
    "tableData": _bindings | st.lists(st.dictionaries(st.text(max_size=3), _scalars, max_size=2), max_size=2),
    "chartData": st.lists(st.fixed_dictionaries({"data": _bindings}), max_size=2) | _bindings,
    "options": _bindings,
    "defaultOptionValue": _bindings,
    "items": _bindings,
    "template": st.just({}),
    "tabs": st.just('[{"id": "tab1", "label": "One"}]') | _bindings,
    "borderRadius": st.sampled_from(["SHARP", "ROUNDED", "CIRCLE", "0px"]),
    "boxShadow": st.sampled_from(["NONE", "VARIANT1", "none"]),
    "buttonStyle": st.sampled_from(["PRIMARY_BUTTON", "DANGER"]),
    "text": _bindings,
    "isVisible": st.booleans(),
}
_coordinates = {
    key: st.integers(0, 4000)
    for key in ("topRow", "bottomRow", "leftColumn", "rightColumn", "parentRowSpace", "parentColumnSpace")
}


@st.composite
def widgets(draw: st.DrawFn, children: st.SearchStrategy[Any], *, odd: bool) -> dict[str, Any]:
    """Draw one widget; `odd` lets any property hold a value of another type, and coordinates be missing.

    With all coordinates no step computes NaN, which a stop between two upgrades would write as null.
    """
    chosen = draw(st.lists(st.sampled_from(sorted(_properties)), max_size=6, unique=True))
    properties = {key: draw(_properties[key] | _scalars if odd else _properties[key]) for key in chosen}
    name = draw(st.sampled_from(["Table1", "Input1", "Canvas2", "Weird$&Name", "Text1"]))
    widget = {"type": draw(st.sampled_from(TYPES)), "widgetName": name, **properties}
    widget |= draw(
        st.fixed_dictionaries({}, optional=_coordinates) if odd else st.fixed_dictionaries(_coordinates)
    )
    below = draw(children)
    return {**widget, "children": below} if below else widget


def pages(
    *, odd: bool = False, versions: st.SearchStrategy[Any] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    """Return page DSLs of up to three levels; with `odd` also malformed ones."""
    leaves = st.lists(widgets(st.just([]), odd=odd), max_size=2)
    middle = st.lists(widgets(leaves, odd=odd), max_size=3)
    entries = middle if not odd else st.lists(st.none() | widgets(leaves, odd=True), max_size=3)
    root = {
        "widgetId": st.just("0"),
        "widgetName": st.just("MainContainer"),
        "type": st.just("CANVAS_WIDGET"),
        **_coordinates,
        "version": st.integers(1, 94) if versions is None else versions,
        "children": entries,
    }
    return st.fixed_dictionaries(root)
