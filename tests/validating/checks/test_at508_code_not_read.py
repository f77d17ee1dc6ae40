import pytest
from an_export import export, found, js_object, widget

DEEP = "x === 0 || " * 2_500
LOGO = "export default { logo: '" + "QUJD" * 150_000 + "', f() { return Tabel1.x } }"


@pytest.mark.parametrize("end", ["x", ")"])
def test_code_that_is_nested_too_deep_is_told_once(end):
    (item,) = found(export(widget("Text1", text="{{" + DEEP + end + "}}")), "AT508")
    assert "2,000" in item.message
    assert item.pointer.endswith("/text")


def test_a_js_object_that_is_too_long():
    (item,) = found(export(actionCollectionList=[js_object("T", LOGO * 8)]), "AT508")
    assert item.pointer.endswith("/body")


def test_a_long_text_in_code_is_no_hindrance():
    document = export(actionCollectionList=[js_object("T", LOGO)])
    assert not found(document, "AT508")
    assert found(document, "AT501")[0].message == "body refers to Tabel1, which does not exist."
