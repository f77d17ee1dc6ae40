import pytest

from transform.product.javascript_values import StepError
from transform.upgrading.server.plugins.google_sheets import convert


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


URL = "https://docs.google.com/spreadsheets/d/"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (URL + "abc", URL + "abc/edit"),
        (URL + "abc/", URL + "abc/edit"),
        (f'{{{{ a ? "{URL}abc/view" : "x" }}}}', f'{{{{ a ? "{URL}abc/edit" : "x" }}}}'),
        (f'"{URL}one/x" and "{URL}two/x"', f'"{URL}one/edit" and "{URL}one/edit"'),
        ("https://docsXgoogle.com/spreadsheets/d/abc/x", URL + "abc/edit"),
        (URL + "a$0/x", f"{URL}a{URL}a$0/x/edit"),
        (URL + "a$1/x", URL + "aa$1/edit"),
        (URL + r"a\$1/x", URL + "a$1/edit"),
        ("{{sheet}}", "{{sheet}}"),
    ],
    ids=[
        "bare",
        "slash",
        "in a binding",
        "the first id wins",
        "any character for a dot",
        "$0",
        "$1",
        "escaped",
        "no sheet",
    ],
)
def test_links_lead_to_the_editing_page(old, new):
    assert data(form(["GET", old]))["sheetUrl"] == new


@pytest.mark.parametrize("value", [5, True, ["x"], {"a": 1}, URL + "a$2/x", URL + "a$/x", URL + "a${b}/x"])
def test_links_that_the_product_fails_on(value):
    with pytest.raises(StepError):
        form(["GET", value])


@pytest.mark.parametrize("count", [1, 16])
def test_with_one_template_or_too_many_only_the_command_is_taken(count):
    assert set(form(["GET", *["x"] * (count - 1)])) == {"command", "entityType"}


@pytest.mark.parametrize(
    ("command", "rows"), [("APPEND", 9), ("UPDATE", 9), ("BULK_APPEND", 10), ("CREATE", 10), ("GET", None)]
)
def test_rows_stand_in_the_template_of_the_command(command, rows):
    after = (
        data(form([command, *[f"{i}" for i in range(1, 11)]]))
        if rows
        else data(form([command, *"abcdefghij"]))
    )
    assert after.get("rowObjects") == (str(rows) if rows else None)


def test_the_entity_of_a_deletion_is_chosen():
    assert data(form(["DELETE", *[None] * 11, "SHEET"])) == {"command": "DELETE_ONE", "entityType": "SHEET"}
    assert data(form(["GET", *[None] * 11, "SHEET"]))["entityType"] == "ROWS"
    assert "entityType" not in form(["DELETE"])


@pytest.mark.parametrize(
    ("filters", "children"),
    [
        ("text", None),
        ([None, {}], None),
        ([{"path": "a", "operator": None, "value": None}], [{"key": "a"}]),
        ([{"other": 1}], [{"condition": "LT"}]),
    ],
)
def test_odd_filters(filters, children):
    where = data(form(["GET", *[None] * 13, filters]))["where"]
    assert where == {"condition": "AND", **({"children": children} if children else {})}


def test_a_filter_that_is_no_object_is_an_error():
    with pytest.raises(StepError, match="filter"):
        form(["GET", *[None] * 13, ["x"]])


def test_each_side_is_bound_by_its_own_paths():
    templates = [{"value": "GET"}, {"value": "{{url}}"}]
    side = {"actionConfiguration": {"pluginSpecifiedTemplates": templates}}
    bound = {**side, "dynamicBindingPathList": [{"key": "pluginSpecifiedTemplates[1].value"}]}
    for edited, deployed in ((side, bound), (bound, side)):
        after = convert({"unpublishedAction": edited, "publishedAction": deployed})
        modes = [
            after[key]["actionConfiguration"]["formData"]["sheetUrl"]["viewType"]
            for key in ("unpublishedAction", "publishedAction")
        ]
        assert modes == [("json" if one is bound else "component") for one in (edited, deployed)]


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("pluginSpecifiedTemplates[0].value", []),
        ("pluginSpecifiedTemplates[12].value", ["formData."]),
        ("pluginSpecifiedTemplates[2", ["formData.range.data"]),
        ("pluginSpecifiedTemplates[02].value", ["formData.range.data"]),
        ("pluginSpecifiedTemplates[2] pluginSpecifiedTemplates[3]", ["formData.range.data"]),
        ("pluginSpecifiedTemplates.x", []),
        ("path", ["path"]),
        ("path.deeper", ["path.deeper"]),
        ("timeout", ["timeout"]),
        ("timeout.deeper[0]", ["timeout.deeper[0]"]),
        ("headers[0].value", ["headers[0].value"]),
        ("headers[ ][0].value", ["headers[ ][0].value"]),
        ("headers[1].value", []),
        ("headers.x", []),
        ("plain", []),
        ("plain.deeper", []),
        ("absent", []),
    ],
)
def test_paths_are_renamed_and_those_without_a_binding_dropped(path, keys):
    more = {"path": "{{p}}", "plain": "p", "timeout": 5, "headers": [{"value": "{{h}}"}]}
    after = converted(["GET", None, "{{range}}", "fixed"], [path], **more)
    assert [entry["key"] for entry in after["dynamicBindingPathList"]] == keys


def test_paths_keep_what_else_they_hold_until_one_is_dropped():
    def renamed(*paths):
        side = {
            "actionConfiguration": {"pluginSpecifiedTemplates": [{"value": "GET"}], "path": "{{p}}"},
            "dynamicBindingPathList": [{"key": path, "value": 1} for path in paths],
        }
        return convert({"unpublishedAction": side, "publishedAction": {}})["unpublishedAction"]

    assert renamed("path")["dynamicBindingPathList"] == [{"key": "path", "value": 1}]
    assert renamed("path", "absent")["dynamicBindingPathList"] == [{"key": "path"}]


@pytest.mark.parametrize("path", [None, "pluginSpecifiedTemplates[15].value"])
def test_paths_that_the_product_fails_on(path):
    with pytest.raises(StepError, match="binding"):
        converted(["GET", "x"], [path])


@pytest.mark.parametrize("values", [[None, "x"], [5]])
def test_a_command_that_is_no_text_is_an_error(values):
    with pytest.raises(StepError):
        converted(values)


def test_form_data_that_is_there_is_an_error():
    with pytest.raises(StepError, match="already migrated"):
        converted(["GET"], formData={})
