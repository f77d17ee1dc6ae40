import pytest
from an_export import export, found, js_object, widget


def using(code):
    return export(widget("Text1", text="{{" + code + "}}"))


@pytest.mark.parametrize(
    ("code", "meant"),
    [("appsmith.url.queryParams.id", "URL"), ("appsmith.stroe.a", "store"), ("appsmith['users']", "user")],
)
def test_a_typing_error(code, meant):
    (item,) = found(using(code), "AT507")
    assert item.hint.endswith(f"Did you mean {meant}?")


def test_typing_errors_in_js_objects():
    body = "export default { f() { return appsmith.Store.a } }"
    assert found(export(actionCollectionList=[js_object("Tools", body)]), "AT507")


@pytest.mark.parametrize(
    "code", ["appsmith.URL.fullPath", "appsmith.store.stroe", "appsmith.brandNew", "appsmith", "app.stroe"]
)
def test_what_exists_and_what_a_release_may_have(code):
    assert not found(using(code), "AT507")
