import pytest
from one_step import run_step, step_widget


def themed(**widget):
    return step_widget(57, {"type": "BUTTON_WIDGET", **widget})


def properties(widget):
    return [entry["key"] for entry in widget.get("dynamicPropertyPathList", [])]


def test_every_widget_gets_corner_shadow_and_label_size():
    assert step_widget(57, {"type": "DIVIDER_WIDGET"}) == {
        "type": "DIVIDER_WIDGET",
        "borderRadius": "0px",
        "boxShadow": "none",
        "labelTextSize": "0.875rem",
    }


@pytest.mark.parametrize(
    ("corner", "value", "paths"),
    [
        ("SHARP", "0px", []),
        ("ROUNDED", "0.375rem", []),
        ("CIRCLE", "9999px", ["borderRadius"]),
        ("7", "0px", []),
    ],
)
def test_named_corners_become_lengths(corner, value, paths):
    after = themed(borderRadius=corner)
    assert (after["borderRadius"], properties(after)) == (value, paths)


def test_containers_count_corners_in_pixels():
    after = themed(type="CONTAINER_WIDGET", borderRadius="10")
    assert (after["borderRadius"], properties(after)) == ("10px", ["borderRadius"])


@pytest.mark.parametrize(
    ("shadow", "color", "css"),
    [
        ("VARIANT1", None, "0px 0px 4px 3px rgba(0, 0, 0, 0.25)"),
        ("VARIANT5", "{{x}}", "-2px -2px 0px {{x}}"),
        ("NONE", "red", "none"),
    ],
)
def test_shadow_variants_become_css(shadow, color, css):
    assert themed(boxShadow=shadow, boxShadowColor=color)["boxShadow"] == css


def test_a_path_is_listed_once():
    after = themed(borderRadius="CIRCLE", dynamicPropertyPathList=[{"key": "borderRadius"}])
    assert properties(after) == ["borderRadius"]


@pytest.mark.parametrize(
    ("size", "value", "paths"),
    [("HEADING1", "1.5rem", ["fontSize"]), ("HEADING3", "1rem", []), ("12px", "12px", [])],
)
def test_font_sizes_become_lengths(size, value, paths):
    after = themed(type="TEXT_WIDGET", fontSize=size)
    assert (after["fontSize"], properties(after), after["fontFamily"]) == (value, paths, "System Default")


def test_accents_follow_the_theme_and_are_listed_even_twice():
    after = themed(type="SELECT_WIDGET", dynamicBindingPathList=[{"key": "accentColor"}])
    assert after["accentColor"] == "{{appsmith.theme.colors.primaryColor}}"
    assert after["dynamicBindingPathList"] == [{"key": "accentColor"}] * 2


def test_table_columns_are_themed_and_mirrored():
    column = {
        "textSize": "HEADING1",
        "borderRadius": "ROUNDED",
        "boxShadow": "VARIANT4",
        "boxShadowColor": "red",
    }
    table = themed(type="TABLE_WIDGET", primaryColumns={"a": column}, derivedColumns={"a": dict(column)})
    new = {"textSize": "1.5rem", "borderRadius": "0.375rem", "boxShadow": "2px 2px 0px red"}
    assert table["primaryColumns"] == {"a": new}
    assert table["derivedColumns"] == {"a": {**new, "boxShadowColor": "red"}}
    assert properties(table) == ["primaryColumns.a.textSize", "primaryColumns.a.boxShadow"]
    assert table["childStylesheet"]["iconButton"]


def test_a_table_with_columns_but_no_derived_ones_is_reported():
    table = {"type": "TABLE_WIDGET", "primaryColumns": {"a": {}}}
    assert run_step(57, table).document["children"] == [table]


def test_forms_are_themed_down_to_their_fields():
    field = {"identifier": "name", "labelTextSize": "HEADING2"}
    root = {"labelTextSize": "PARAGRAPH", "children": {"name": field}}
    form = themed(
        type="JSON_FORM_WIDGET",
        schema={"__root_schema__": root},
        submitButtonStyles={"borderRadius": "CIRCLE"},
    )
    inner = form["schema"]["__root_schema__"]["children"]["name"]
    assert (inner["labelTextSize"], inner["accentColor"], inner["cellBoxShadow"]) == (
        "1.125rem",
        "#03B365",
        "none",
    )
    assert form["resetButtonStyles"] == {"borderRadius": "0px", "boxShadow": "none"}
    assert properties(form) == [
        "submitButtonStyles.borderRadius",
        "schema.__root_schema__.children.name.labelTextSize",
    ]


@pytest.mark.parametrize("kind", ["CHECKBOX_WIDGET", "SWITCH_GROUP_WIDGET"])
def test_boxes_and_switches_are_green(kind):
    assert themed(type=kind)["accentColor"] == "#03B365"


def test_recorders_are_round_in_their_former_background():
    after = themed(type="AUDIO_RECORDER_WIDGET", backgroundColor="blue")
    assert (after["borderRadius"], after["accentColor"]) == ("9999px", "blue")
