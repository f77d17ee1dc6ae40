import pytest

from transform.upgrade.server.plugins.mongo import convert


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
