import pytest

from transform.upgrade.js import StepError
from transform.upgrade.server.plugins.firestore import convert


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


@pytest.mark.parametrize(
    "configuration", [{"body": "x"}, {"formData": {"limit": 1}}, {"formData": {"command": {}}}]
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
        ("pathy.deep", "formData.path.data.deep"),
        ("other", "other"),
    ],
)
def test_paths_follow(old, new):
    after = converted([old], formData={"command": "GET"})
    assert after["unpublishedAction"]["dynamicBindingPathList"] == [{"key": new}]
