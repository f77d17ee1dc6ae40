import pytest
from one_step import step_widget


def tabs(entries, **more):
    return {"type": "TABS_WIDGET", "version": 1, "tabs": entries, **more}


def test_a_tabs_widget_of_version_two_stays():
    widget = {**tabs("[]"), "version": 2}
    assert step_widget(17, widget) == widget


def test_tabs_become_an_object_with_their_order():
    widget = step_widget(17, tabs('[{"id": "b"}, {"id": "a", "isVisible": false}]'))
    assert widget["tabsObj"] == {
        "b": {"id": "b", "isVisible": True, "index": 0},
        "a": {"id": "a", "isVisible": False, "index": 1},
    }
    assert widget["version"] == 2
    assert "tabs" not in widget
    assert [entry["key"] for entry in widget["dynamicBindingPathList"]] == [
        "tabsObj.b.isVisible",
        "tabsObj.a.isVisible",
    ]


def test_of_neighbours_with_bindings_of_equal_length_every_other_is_javascript():
    entries = ", ".join(f'{{"id": "{name}", "isVisible": {{{{x}}}}}}' for name in "abc")
    widget = step_widget(17, tabs(f"[{entries}]"))
    assert [e["key"] for e in widget["dynamicPropertyPathList"]] == [
        "tabsObj.a.isVisible",
        "tabsObj.c.isVisible",
    ]


def test_tabs_that_cannot_be_read_degrade_with_the_good_ones_below():
    inner = tabs('[{"id": "a"}]')
    widget = step_widget(17, tabs("{{q.data}} x", children=[{"type": "CANVAS_WIDGET", "children": [inner]}]))
    assert (widget["type"], widget["tabs"]) == ("TABS_MIGRATOR_WIDGET", "{{q.data}} x")
    assert widget["children"][0]["children"][0]["type"] == "TABS_MIGRATOR_WIDGET"


def test_missing_tabs_give_an_empty_object_and_keep_the_version():
    widget = step_widget(17, {"type": "TABS_WIDGET", "version": 1})
    assert (widget["tabsObj"], widget["version"]) == ({}, 1)


def test_bindings_over_several_lines_count():
    widget = step_widget(17, tabs('[{"id": "a", "isVisible": {{x\\n}}}]'))
    assert widget["dynamicPropertyPathList"] == [{"key": "tabsObj.a.isVisible"}]
    assert widget["tabsObj"]["a"]["isVisible"] == "{{x\n}}"


def test_tabs_that_are_a_list_give_no_paths_and_lose_those_to_tabs():
    lists = {"dynamicBindingPathList": [{"key": "tabs"}, {"key": "defaultTab"}]}
    widget = step_widget(17, tabs([{"id": "a", "isVisible": None}, "x"], **lists))
    assert widget["dynamicBindingPathList"] == [{"key": "defaultTab"}]
    assert widget["dynamicPropertyPathList"] == []
    assert widget["tabsObj"] == {
        "a": {"id": "a", "isVisible": None, "index": 0},
        "undefined": {"0": "x", "isVisible": True, "index": 1},
    }


@pytest.mark.parametrize("entries", ["null", "7", "[null]", '{"id": "a"}', [None], {}, 7])
def test_what_is_no_list_of_tabs_is_dropped_without_a_word(entries):
    widget = step_widget(17, tabs(entries))
    assert widget == {
        "type": "TABS_WIDGET",
        "version": 1,
        "dynamicPropertyPathList": [],
        "dynamicBindingPathList": [],
        "tabsObj": {},
    }


@pytest.mark.parametrize("paths", [{}, 7, True])
def test_a_list_of_paths_that_is_none_stops_the_change_without_a_word(paths):
    widget = step_widget(17, tabs('[{"id": "a"}]', dynamicBindingPathList=paths))
    assert (widget["tabsObj"], widget["version"], widget["dynamicBindingPathList"]) == ({}, 1, paths)


@pytest.mark.parametrize("version", [True, "1", 2, None])
def test_only_the_number_one_is_version_one(version):
    widget = {**tabs("[]"), "version": version}
    assert step_widget(17, widget) == widget


def test_a_binding_ends_at_the_first_closing_braces_and_an_open_one_is_none():
    ends_early = step_widget(17, tabs('[{"id": "a", "label": {{ {a: {b: 1}} }}}]'))
    assert ends_early["type"] == "TABS_MIGRATOR_WIDGET"
    quoted = step_widget(17, tabs('[{"id": "a", "label": {{x}}, "isVisible": {{ y }}}]'))
    assert quoted["tabsObj"]["a"] == {"id": "a", "label": "{{x}}", "isVisible": "{{ y }}", "index": 0}
    assert step_widget(17, tabs("{{" * 5))["type"] == "TABS_MIGRATOR_WIDGET"
