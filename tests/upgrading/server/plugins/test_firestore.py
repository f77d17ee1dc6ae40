import pytest

from transform.product.javascript_values import StepError
from transform.upgrading.server.plugins.firestore import convert


def converted(paths=(), published=None, **configuration):
    side = {"actionConfiguration": configuration, "dynamicBindingPathList": [{"key": path} for path in paths]}
    return convert({"unpublishedAction": side, "publishedAction": published or {}})


def test_every_setting_is_wrapped_in_place_and_cursors_join():
    after = converted(formData={"command": "GET", "limit": None}, next="{{n}}", prev="")
    assert after["unpublishedAction"]["actionConfiguration"] == {
        "formData": {
            "command": {"data": "GET", "componentData": "GET", "viewType": "component"},
            "limit": {"viewType": "component"},
            "next": {"data": "{{n}}", "componentData": "{{n}}", "viewType": "component"},
        },
        "prev": "",
    }


def test_a_deployed_side_without_form_data_stays():
    published = {"actionConfiguration": {"body": "x"}}
    assert converted(published=published, formData={"command": "GET"})["publishedAction"] == published


def test_a_query_that_was_never_deployed_is_converted():
    side = {"actionConfiguration": {"formData": {"command": "GET"}}}
    after = convert({"unpublishedAction": side})
    assert after["unpublishedAction"]["actionConfiguration"]["formData"]["command"]["data"] == "GET"
    assert "publishedAction" not in after


def test_without_form_data_only_the_paths_follow():
    after = converted(["body"], limit=5)["unpublishedAction"]
    assert after["actionConfiguration"] == {"limit": 5}
    assert after["dynamicBindingPathList"] == [{"key": "formData.body.data"}]


@pytest.mark.parametrize(
    "configuration",
    [
        {"body": "x"},
        {"formData": {"limit": 1}},
        {"formData": {"command": {}}},
        {"formData": []},
        {"formData": "x"},
    ],
)
def test_what_the_product_fails_on(configuration):
    with pytest.raises(StepError):
        converted(**configuration)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("formData.where.children", "formData.where.data.children"),
        ("x.formData.limit", "formData.limit.data"),
        ("body", "formData.body.data"),
        ("path.deep", "formData.path.data.deep"),
        ("pathy.deep", "formData.path.data"),
        ("formData", "formData"),
        ("formData.a", "formData.a.data"),
        ("myformData.a.b.c", "formData.a.data.b.c"),
        ("other", "other"),
    ],
)
def test_paths_follow(old, new):
    after = converted([old], formData={"command": "GET"})
    assert after["unpublishedAction"]["dynamicBindingPathList"] == [{"key": new}]


def test_settings_keep_their_order_and_what_joins_comes_last():
    after = converted(formData={"where": 1, "body": 2, "command": "GET"}, prev="p", body="b")
    form = after["unpublishedAction"]["actionConfiguration"]["formData"]
    assert [(key, value["data"]) for key, value in form.items()] == [
        ("where", 1),
        ("body", "b"),
        ("command", "GET"),
        ("prev", "p"),
    ]


@pytest.mark.parametrize("body", [{"a": 1}, ["text"]])
def test_a_body_that_is_no_text_is_an_error(body):
    configuration = {"body": body, "formData": {"command": "LIST"}}
    action = {"unpublishedAction": {"actionConfiguration": configuration}, "publishedAction": {}}
    with pytest.raises(StepError, match="'body' is no text"):
        convert(action)
