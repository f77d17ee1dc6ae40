import pytest
from one_step import canvas, run_step, step_widget, step_widgets

import transform

SIZES = [
    ("PARAGRAPH2", "0.75rem", True),
    ("PARAGRAPH", "0.875rem", False),
    ("HEADING3", "1rem", False),
    ("HEADING2", "1.125rem", True),
    ("HEADING1", "1.5rem", True),
]
THEMED = [
    "DATE_PICKER_WIDGET2",
    "INPUT_WIDGET",
    "INPUT_WIDGET_V2",
    "LIST_WIDGET",
    "MULTI_SELECT_TREE_WIDGET",
    "DROP_DOWN_WIDGET",
    "TABS_WIDGET",
    "SINGLE_SELECT_TREE_WIDGET",
    "TABLE_WIDGET",
    "BUTTON_GROUP_WIDGET",
    "PHONE_INPUT_WIDGET",
    "CURRENCY_INPUT_WIDGET",
    "SELECT_WIDGET",
    "MULTI_SELECT_WIDGET_V2",
    "MULTI_SELECT_WIDGET",
]


def themed(**widget):
    return step_widget(57, {"type": "BUTTON_WIDGET", **widget})


def themed_column(**column):
    """Return the column, its mirror among the derived ones, and the table's property paths."""
    columns = {"primaryColumns": {"a": column}, "derivedColumns": {"a": dict(column)}}
    table = themed(type="TABLE_WIDGET", **columns)
    return table["primaryColumns"]["a"], table["derivedColumns"]["a"], properties(table)


def properties(widget):
    return [entry["key"] for entry in widget.get("dynamicPropertyPathList", [])]


def is_reported(**widget):
    """Return whether the step leaves such a widget as it was and says so."""
    widget = {"type": "BUTTON_WIDGET", **widget}
    done = run_step(57, widget)
    return done.document["children"] == [widget] and [item.code for item in done.diagnostics] == ["AT201"]


def test_every_widget_gets_corner_shadow_and_label_size():
    assert step_widget(57, {"type": "DIVIDER_WIDGET"}) == {
        "type": "DIVIDER_WIDGET",
        "borderRadius": "0px",
        "boxShadow": "none",
        "labelTextSize": "0.875rem",
    }


def test_the_root_stays_and_what_stands_in_a_changed_widget_changes_too():
    table = {"type": "TABLE_WIDGET", "children": [{"type": "TEXT_WIDGET"}]}
    page = canvas(table, version=57)
    after = transform.upgrade_page(page, to=58).document
    assert {**after, "children": [], "version": 57} == {**page, "children": []}
    assert after["children"][0]["children"][0]["borderRadius"] == "0px"


@pytest.mark.parametrize(
    ("corner", "value", "paths"),
    [
        ("SHARP", "0px", []),
        ("ROUNDED", "0.375rem", []),
        ("CIRCLE", "9999px", ["borderRadius"]),
        ("7", "0px", []),
        (7, "0px", []),
        (None, "0px", []),
        (["SHARP"], "0px", []),
    ],
)
def test_named_corners_become_lengths(corner, value, paths):
    after = themed(borderRadius=corner)
    assert (after["borderRadius"], properties(after)) == (value, paths)


@pytest.mark.parametrize("kind", ["CONTAINER_WIDGET", "FORM_WIDGET", "JSON_FORM_WIDGET"])
@pytest.mark.parametrize(
    ("corner", "value", "paths"),
    [
        ("10", "10px", ["borderRadius"]),
        (12, "12px", ["borderRadius"]),
        ("12px", "12pxpx", ["borderRadius"]),
        ([], "px", ["borderRadius"]),
        ("ROUNDED", "0.375rem", []),
        ("", "0px", []),
        (0, "0px", []),
    ],
)
def test_containers_count_corners_in_pixels(kind, corner, value, paths):
    after = themed(type=kind, borderRadius=corner)
    assert (after["borderRadius"], properties(after)) == (value, paths)


@pytest.mark.parametrize(
    ("shadow", "color", "css"),
    [
        ("VARIANT1", None, "0px 0px 4px 3px rgba(0, 0, 0, 0.25)"),
        ("VARIANT2", "", "3px 3px 4px rgba(0, 0, 0, 0.25)"),
        ("VARIANT3", "red", "0px 1px 3px red"),
        ("VARIANT4", "#FFF", "2px 2px 0px #FFF"),
        ("VARIANT5", "{{x}}", "-2px -2px 0px {{x}}"),
    ],
)
def test_shadow_variants_become_css_in_their_colour(shadow, color, css):
    after = themed(boxShadow=shadow, boxShadowColor=color)
    assert (after["boxShadow"], after["boxShadowColor"]) == (css, color)
    assert properties(after) == ["boxShadow"]


@pytest.mark.parametrize("shadow", ["NONE", "0px 0px 1px red", None, 5, ["VARIANT1"]])
def test_any_other_shadow_is_lost(shadow):
    after = themed(boxShadow=shadow, boxShadowColor="red")
    assert (after["boxShadow"], properties(after)) == ("none", [])


@pytest.mark.parametrize(("size", "value", "listed"), SIZES)
@pytest.mark.parametrize("name", ["fontSize", "labelTextSize"])
def test_named_sizes_become_lengths(name, size, value, listed):
    after = themed(**{name: size})
    assert (after[name], properties(after)) == (value, [name] if listed else [])


def test_another_font_size_stays_but_another_label_size_is_lost():
    after = themed(fontSize="12px", labelTextSize="12px")
    assert (after["fontSize"], after["labelTextSize"]) == ("12px", "0.875rem")


def test_property_paths_are_listed_in_the_order_of_the_step():
    after = themed(
        labelTextSize="HEADING1",
        fontSize="HEADING1",
        boxShadow="VARIANT1",
        borderRadius="CIRCLE",
        type="TABLE_WIDGET",
        textSize="HEADING1",
    )
    assert properties(after) == ["borderRadius", "boxShadow", "textSize", "fontSize", "labelTextSize"]


@pytest.mark.parametrize("paths", [[{"key": "borderRadius"}], [{"key": "borderRadius"}, None]])
def test_a_path_is_listed_once(paths):
    assert themed(borderRadius="CIRCLE", dynamicPropertyPathList=paths)["dynamicPropertyPathList"] == paths


def test_entries_without_a_key_do_not_matter():
    after = themed(borderRadius="CIRCLE", dynamicPropertyPathList=["{{x}}"])
    assert after["dynamicPropertyPathList"] == ["{{x}}", {"key": "borderRadius"}]


@pytest.mark.parametrize("paths", ["12px", {}, 7, True, [None, {"key": "borderRadius"}]])
def test_a_list_of_property_paths_that_is_none_is_reported_when_a_path_is_to_be_listed(paths):
    assert is_reported(borderRadius="CIRCLE", dynamicPropertyPathList=paths)
    assert themed(borderRadius="SHARP", dynamicPropertyPathList=paths)["dynamicPropertyPathList"] == paths


@pytest.mark.parametrize("kind", THEMED)
def test_accents_follow_the_theme(kind):
    after = themed(type=kind)
    assert after["accentColor"] == "{{appsmith.theme.colors.primaryColor}}"
    assert after["dynamicBindingPathList"] == [{"key": "accentColor"}]


def test_other_widgets_get_no_accent():
    assert "accentColor" not in themed(type="BUTTON_WIDGET")


def test_an_accent_is_listed_even_twice():
    after = themed(type="SELECT_WIDGET", dynamicBindingPathList=[{"key": "accentColor"}])
    assert after["dynamicBindingPathList"] == [{"key": "accentColor"}] * 2


@pytest.mark.parametrize("paths", [{}, 7, True])
def test_a_list_of_bindings_that_is_none_is_reported(paths):
    assert is_reported(type="SELECT_WIDGET", dynamicBindingPathList=paths)


def test_table_columns_are_themed_and_mirrored():
    column, mirror, paths = themed_column(
        textSize="HEADING1", borderRadius="ROUNDED", boxShadow="VARIANT4", boxShadowColor="red"
    )
    assert column == {"textSize": "1.5rem", "borderRadius": "0.375rem", "boxShadow": "2px 2px 0px red"}
    assert mirror == {**column, "boxShadowColor": "red"}
    assert paths == ["primaryColumns.a.textSize", "primaryColumns.a.boxShadow"]


@pytest.mark.parametrize(
    ("before", "after", "paths"),
    [
        ({}, {"borderRadius": "0px", "boxShadow": "none"}, []),
        ({"borderRadius": "CIRCLE"}, {"borderRadius": "9999px", "boxShadow": "none"}, []),
        (
            {"borderRadius": "3px", "textSize": "9px"},
            {"borderRadius": "3px", "textSize": "9px", "boxShadow": "none"},
            [],
        ),
        (
            {"boxShadow": "VARIANT1", "boxShadowColor": "{{x}}"},
            {
                "boxShadow": "0px 0px 4px 3px rgba(0, 0, 0, 0.25)",
                "boxShadowColor": "{{x}}",
                "borderRadius": "0px",
            },
            ["primaryColumns.a.boxShadow"],
        ),
        (
            {"boxShadow": "other", "boxShadowColor": "red"},
            {"boxShadow": "other", "boxShadowColor": "red", "borderRadius": "0px"},
            ["primaryColumns.a.boxShadow"],
        ),
    ],
    ids=["plain", "round", "other values", "dynamic colour", "unknown shadow"],
)
def test_columns_one_by_one(before, after, paths):
    assert themed_column(**before) == (after, after, paths)


def test_derived_columns_without_a_primary_one_stay():
    table = themed(type="TABLE_WIDGET", primaryColumns={"a": {}}, derivedColumns={"b": {}})
    assert table["derivedColumns"] == {"b": {}}


def test_number_keys_of_columns_are_listed_first():
    column = {"textSize": "HEADING1"}
    columns = {"b": column, "10": column, "9": column}
    table = themed(type="TABLE_WIDGET", primaryColumns=columns, derivedColumns={})
    assert properties(table) == [f"primaryColumns.{key}.textSize" for key in ("9", "10", "b")]


def test_many_columns_cost_no_more_each():
    columns = {f"c{i}": {"textSize": "HEADING1"} for i in range(20_000)}
    table = themed(type="TABLE_WIDGET", primaryColumns=columns, derivedColumns={})
    assert len(properties(table)) == 20_000


@pytest.mark.parametrize("columns", [{}, [], "", 7, True, False])
def test_a_table_without_columns_needs_no_derived_ones(columns):
    assert themed(type="TABLE_WIDGET", primaryColumns=columns)["primaryColumns"] == columns


@pytest.mark.parametrize(
    "columns",
    [
        {"primaryColumns": {"a": {}}},
        {"primaryColumns": {"a": {}}, "derivedColumns": None},
        {"primaryColumns": {"a": None}, "derivedColumns": {}},
        {"primaryColumns": {"a": "x"}, "derivedColumns": {}},
        {"primaryColumns": None, "derivedColumns": {}},
        {"primaryColumns": "12px", "derivedColumns": {}},
        {"primaryColumns": ["{{x}}"], "derivedColumns": {}},
    ],
    ids=["no derived", "null derived", "null column", "text column", "null columns", "text", "list of text"],
)
def test_columns_of_another_shape_are_reported(columns):
    assert is_reported(type="TABLE_WIDGET", **columns)


def test_forms_are_themed_down_to_their_fields():
    field = {"identifier": "name", "labelTextSize": "HEADING2", "boxShadow": ""}
    root = {"labelTextSize": "PARAGRAPH", "children": {"Name": field}}
    form = themed(type="JSON_FORM_WIDGET", schema={"__root_schema__": root, "other": 1})
    style = {
        "borderRadius": "0px",
        "cellBorderRadius": "0px",
        "cellBoxShadow": "none",
        "accentColor": "#03B365",
    }
    inner = {**field, **style, "labelTextSize": "1.125rem"}
    outer = {"labelTextSize": "0.875rem", **style, "boxShadow": "none", "children": {"Name": inner}}
    assert form["schema"] == {"__root_schema__": outer, "other": 1}
    assert properties(form) == ["schema.__root_schema__.children.name.labelTextSize"]
    assert form["childStylesheet"]["TEXT_INPUT"]["boxShadow"] == "none"


@pytest.mark.parametrize(
    ("styles", "after", "paths"),
    [
        (None, {"borderRadius": "0px", "boxShadow": "none"}, []),
        ({"borderRadius": "ROUNDED", "x": 1}, {"borderRadius": "0.375rem", "boxShadow": "none", "x": 1}, []),
        (
            {"borderRadius": "CIRCLE", "boxShadow": "VARIANT3", "boxShadowColor": "red"},
            {"borderRadius": "9999px", "boxShadow": "0px 1px 3px red", "boxShadowColor": "red"},
            ["submitButtonStyles.borderRadius", "submitButtonStyles.boxShadow"],
        ),
        ([], [], []),
    ],
)
def test_buttons_of_forms_have_corners_and_shadows_of_their_own(styles, after, paths):
    form = themed(type="JSON_FORM_WIDGET", submitButtonStyles=styles)
    assert (form["submitButtonStyles"], properties(form)) == (after, paths)
    assert form["resetButtonStyles"] == {"borderRadius": "0px", "boxShadow": "none"}


@pytest.mark.parametrize("schema", [{}, {"__root_schema__": None}, "", 7, []])
def test_a_form_without_fields_keeps_its_schema(schema):
    assert themed(type="JSON_FORM_WIDGET", schema=schema)["schema"] == schema


def test_a_null_schema_is_reported():
    assert is_reported(type="JSON_FORM_WIDGET", schema=None)


@pytest.mark.parametrize(
    "kind", ["CHECKBOX_WIDGET", "CHECKBOX_GROUP_WIDGET", "SWITCH_WIDGET", "SWITCH_GROUP_WIDGET"]
)
def test_boxes_and_switches_are_green(kind):
    assert themed(type=kind, accentColor="red")["accentColor"] == "#03B365"


def test_file_pickers_are_green_and_texts_have_the_systems_font():
    assert themed(type="FILE_PICKER_WIDGET_V2")["buttonColor"] == "#03B365"
    assert themed(type="TEXT_WIDGET")["fontFamily"] == "System Default"


def test_recorders_are_round_in_their_former_background():
    after = themed(type="AUDIO_RECORDER_WIDGET", backgroundColor="blue", borderRadius="SHARP")
    assert (after["borderRadius"], after["accentColor"]) == ("9999px", "blue")
    assert "accentColor" not in themed(type="AUDIO_RECORDER_WIDGET", accentColor="red")


def test_each_widget_has_a_style_sheet_of_its_own():
    one, other = step_widgets(57, {"type": "BUTTON_GROUP_WIDGET"}, {"type": "BUTTON_GROUP_WIDGET"})
    one["childStylesheet"]["button"]["buttonColor"] = "changed by a caller"
    assert other["childStylesheet"] == {"button": {"buttonColor": "{{appsmith.theme.colors.primaryColor}}"}}


@pytest.mark.parametrize("derived", ["12px", 7, True, {"a": None}, {"a": "x"}])
def test_derived_columns_that_cannot_mirror_are_reported(derived):
    table = {"type": "TABLE_WIDGET", "primaryColumns": {"a": {}}, "derivedColumns": derived}
    done = run_step(57, table)
    assert [item.code for item in done.diagnostics] == ["AT201"]
    assert done.document["children"] == [table]


def test_a_derived_column_that_is_null_is_in_no_ones_way_where_nothing_is_mirrored():
    column = {"borderRadius": "4px", "boxShadow": "1px"}
    table = themed(type="TABLE_WIDGET", primaryColumns={"a": column}, derivedColumns={"a": None})
    assert table["derivedColumns"] == {"a": None}


@pytest.mark.parametrize("field", [None, "x", 7, True])
def test_a_field_of_a_form_that_is_no_object_is_reported(field):
    assert is_reported(type="JSON_FORM_WIDGET", schema={"__root_schema__": {"children": {"a": field}}})
    assert is_reported(type="JSON_FORM_WIDGET", schema={"__root_schema__": {"children": [field]}})


@pytest.mark.parametrize("children", [{"a": ""}, {"a": 0}, {"a": []}, [[]], {}, [], "", 7, None])
def test_empty_values_in_place_of_fields_stay(children):
    form = themed(type="JSON_FORM_WIDGET", schema={"__root_schema__": {"children": children}})
    assert form["schema"]["__root_schema__"]["children"] == children


@pytest.mark.parametrize("root", ["x", 7, True])
def test_a_root_field_that_is_no_object_is_reported(root):
    assert is_reported(type="JSON_FORM_WIDGET", schema={"__root_schema__": root})
