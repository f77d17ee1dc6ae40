import pytest

from transform.upgrade.js import StepError
from transform.upgrade.server.plugins.google_sheets import convert


def converted(values, paths=(), **more):
    templates = [None if value is None else {"value": value} for value in values]
    side = {
        "actionConfiguration": {"pluginSpecifiedTemplates": templates, **more},
        "dynamicBindingPathList": [{"key": path} for path in paths],
    }
    return convert({"unpublishedAction": side, "publishedAction": {}})["unpublishedAction"]


def form(values, paths=()):
    return converted(values, paths)["actionConfiguration"]["formData"]


def data(form_data):
    return {key: value["data"] for key, value in form_data.items()}


@pytest.mark.parametrize(
    ("command", "new", "entity"),
    [
        ("GET", "FETCH_MANY", "ROWS"),
        ("CREATE", "INSERT_ONE", "SPREADSHEET"),
        ("BULK_UPDATE", "UPDATE_MANY", "ROWS"),
    ],
)
def test_commands_have_new_names(command, new, entity):
    assert data(form([command])) == {"command": new, "entityType": entity}


def test_without_templates_the_form_is_empty():
    assert form([]) == {}


def test_numbered_values_get_names_and_empty_ones_no_key():
    after = data(
        form(["GET", None, "A1:B2", "Sheet", "1", "", "10", "Tab", "0", None, None, None, None, False])
    )
    assert after == {
        "command": "FETCH_MANY",
        "entityType": "ROWS",
        "smartSubstitution": False,
        "pagination": {"offset": "0", "limit": "10"},
        "sheetName": "Tab",
        "tableHeaderIndex": "1",
        "spreadsheetName": "Sheet",
        "range": "A1:B2",
    }


def test_the_url_is_cut_to_the_editing_page():
    url = "https://docs.google.com/spreadsheets/d/abc/view#gid=0"
    assert data(form(["GET", url]))["sheetUrl"] == "https://docs.google.com/spreadsheets/d/abc/edit"


def test_bound_urls_are_javascript():
    after = form(["GET", "{{url}}"], ["actionConfiguration.pluginSpecifiedTemplates[1].value"])
    assert after["sheetUrl"] == {"data": "{{url}}", "jsonData": "{{url}}", "viewType": "json"}


def test_filters_become_a_condition_tree():
    where = [{"path": "a", "operator": "EQ", "value": "1"}, {"path": "b"}, {}]
    after = data(form(["GET", *[None] * 13, where]))["where"]
    children = [{"key": "a", "condition": "EQ", "value": "1"}, {"key": "b", "condition": "LT"}]
    assert after == {"condition": "AND", "children": children}


def test_only_paths_that_lead_to_a_binding_stay():
    paths = [f"pluginSpecifiedTemplates[{i}].value" for i in (2, 3)]
    after = converted(["GET", None, "{{range}}", "fixed"], paths)
    assert after["dynamicBindingPathList"] == [{"key": "formData.range.data"}]


@pytest.mark.parametrize("values", [[None, "x"], [5]])
def test_a_command_that_is_no_text_is_an_error(values):
    with pytest.raises(StepError):
        converted(values)


def test_form_data_that_is_there_is_an_error():
    with pytest.raises(StepError, match="already migrated"):
        converted(["GET"], formData={})
