from transform.upgrade.server.plugins.amazon_s3 import convert


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
