import pytest

from transform.product.javascript_values import StepError
from transform.upgrading.server.plugins.amazon_s3 import convert


def convert_form(form, paths=(), **configuration):
    side = {
        "actionConfiguration": {"formData": form, **configuration},
        "dynamicBindingPathList": [{"key": path} for path in paths],
    }
    return convert({"unpublishedAction": side, "publishedAction": {}})["unpublishedAction"]


def test_body_and_path_move_in_and_the_list_is_wrapped():
    form = {"command": "LIST", "bucket": "b", "list": {"prefix": "p", "odd": 1}}
    after = convert_form(form, path="a.txt", body="x")["actionConfiguration"]
    assert set(after) == {"formData"}
    assert after["formData"]["path"]["data"] == "a.txt"
    assert list(after["formData"]["list"]) == ["prefix"]


def test_reading_names_its_encoding_a_data_type():
    form = {"command": "READ_FILE", "read": {"usingBase64Encoding": "YES", "expiry": "5"}}
    read = convert_form(form)["actionConfiguration"]["formData"]["read"]
    assert read == {"dataType": {"data": "YES", "componentData": "YES", "viewType": "component"}}


def test_paths_follow():
    after = convert_form(
        {"command": "READ_FILE"}, ["formData.read.usingBase64Encoding", "path", "formData.bucket"]
    )
    keys = [entry["key"] for entry in after["dynamicBindingPathList"]]
    assert keys == ["formData.read.dataType.data", "formData.path.data", "formData.bucket.data"]


@pytest.mark.parametrize("command", ["UPLOAD_FILE_FROM_BODY", "UPLOAD_MULTIPLE_FILES_FROM_BODY"])
def test_uploads_keep_their_type_and_expiry(command):
    form = {"command": command, "create": {"dataType": "YES", "expiry": "5", "odd": 1}}
    after = convert_form(form)["actionConfiguration"]["formData"]["create"]
    assert {key: value["data"] for key, value in after.items()} == {"dataType": "YES", "expiry": "5"}


def test_other_commands_have_no_section():
    form = {"command": "DELETE_FILE", "bucket": None, "delete": {"expiry": "5"}, "list": {}}
    assert set(convert_form(form)["actionConfiguration"]["formData"]) == {"command"}


def test_a_list_without_settings_has_an_empty_section():
    form = convert_form({"command": "LIST", "list": {"prefix": None}})["actionConfiguration"]["formData"]
    assert form["list"] == {}
    assert "list" not in convert_form({"command": "LIST"})["actionConfiguration"]["formData"]


@pytest.mark.parametrize("form", [{"command": {}}, {"command": "LIST", "list": "x"}, "x"])
def test_what_the_product_fails_on(form):
    with pytest.raises(StepError):
        convert_form(form)


@pytest.mark.parametrize("body", [{"a": 1}, ["text"]])
def test_a_body_that_is_no_text_is_an_error(body):
    configuration = {"body": body, "formData": {"command": "LIST"}}
    action = {"unpublishedAction": {"actionConfiguration": configuration}, "publishedAction": {}}
    with pytest.raises(StepError, match="'body' is no text"):
        convert(action)
