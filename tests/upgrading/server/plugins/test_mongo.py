import pytest

from transform.product.javascript_values import StepError
from transform.upgrading.server.plugins.mongo import convert


def query(paths=(), body=None, **form):
    configuration = {"formData": form, "timeout": 10} | ({"body": body} if body is not None else {})
    side = {"actionConfiguration": configuration, "dynamicBindingPathList": [{"key": path} for path in paths]}
    return {"unpublishedAction": side, "publishedAction": {"name": "deployed"}}


def form(action):
    return convert(action)["unpublishedAction"]["actionConfiguration"]["formData"]


@pytest.mark.parametrize(
    ("command", "section", "keys"),
    [
        ("AGGREGATE", "aggregate", ["arrayPipelines", "limit"]),
        ("FIND", "find", ["query", "sort", "projection", "limit", "skip"]),
        ("UPDATE", "updateMany", ["query", "update", "limit"]),
        ("INSERT", "insert", ["documents"]),
    ],
)
def test_only_the_known_settings_of_the_command_are_wrapped(command, section, keys):
    after = form(query(command=command, **{section: dict.fromkeys([*keys, "other"], "1")}, unknown="x"))
    assert after["command"] == {"data": command, "componentData": command, "viewType": "component"}
    assert set(after[section]) == set(keys)
    assert "unknown" not in after


def test_the_body_moves_in():
    after = convert(query(command="RAW", body="{}"))["unpublishedAction"]["actionConfiguration"]
    assert after["formData"]["body"]["data"] == "{}"
    assert "body" not in after
    assert after["timeout"] == 10


def test_without_a_command_the_form_is_emptied():
    assert form(query(collection="users")) == {}


def test_values_of_null_get_no_key():
    assert "collection" not in form(query(command="FIND", collection=None))


def test_paths_point_into_the_wrapped_values():
    after = convert(query(["formData.find.query", "body", "other"], command="FIND"))
    keys = [entry["key"] for entry in after["unpublishedAction"]["dynamicBindingPathList"]]
    assert keys == ["formData.find.query.data", "formData.body.data", "other"]


@pytest.mark.parametrize("old", [None, [], {"collection": "users"}], ids=["none", "empty list", "no command"])
def test_without_a_command_the_body_stays_outside(old):
    side = {"actionConfiguration": {"formData": old, "body": "{}"}}
    after = convert({"unpublishedAction": side, "publishedAction": {}})["unpublishedAction"]
    assert after["actionConfiguration"] == {"formData": {}, "body": "{}"}


@pytest.mark.parametrize("body", ["", None])
def test_an_empty_body_stays_outside(body):
    after = convert(query(command="RAW", body=body))["unpublishedAction"]["actionConfiguration"]
    assert "body" not in after["formData"]


def test_a_body_that_is_a_number_becomes_a_text():
    assert form(query(command="RAW", body=5))["body"]["data"] == "5"


def test_every_occurrence_of_the_old_path_is_replaced():
    after = convert(query(["body.body", "formData.find.query.x"], command="FIND"))
    keys = [entry["key"] for entry in after["unpublishedAction"]["dynamicBindingPathList"]]
    assert keys == ["formData.body.data.formData.body.data", "formData.find.query.data.x"]


def test_an_entry_keeps_what_else_it_holds():
    action = query(command="FIND")
    action["unpublishedAction"]["dynamicBindingPathList"] = [{"key": "body", "value": 1}, {"key": 5}]
    after = convert(action)["unpublishedAction"]["dynamicBindingPathList"]
    assert after == [{"key": "formData.body.data", "value": 1}, {"key": 5}]


@pytest.mark.parametrize(
    "form_data",
    [
        "text",
        {"command": 5},
        {"command": True},
        {"command": "FIND", "find": []},
        {"command": "COUNT", "count": 1},
    ],
)
def test_what_the_product_fails_on(form_data):
    side = {"actionConfiguration": {"formData": form_data}}
    with pytest.raises(StepError):
        convert({"unpublishedAction": side, "publishedAction": {}})


@pytest.mark.parametrize("entry", [None, {}, {"key": None}, "body"])
def test_a_binding_without_a_key_is_an_error(entry):
    action = query(command="FIND")
    action["unpublishedAction"]["dynamicBindingPathList"] = [entry]
    with pytest.raises(StepError, match="binding"):
        convert(action)


@pytest.mark.parametrize("body", [{"a": 1}, ["text"]])
def test_a_body_that_is_no_text_is_an_error(body):
    configuration = {"body": body, "formData": {"command": "LIST"}}
    action = {"unpublishedAction": {"actionConfiguration": configuration}, "publishedAction": {}}
    with pytest.raises(StepError, match="'body' is no text"):
        convert(action)
