import pytest
from an_export import export, found, js_object, widget

BODY = "export default { rows: [], 'total': 1, load() {}, async save() { return this.load() } }"


def using(code, body=BODY):
    return export(widget("Text1", text="{{" + code + "}}"), actionCollectionList=[js_object("Orders", body)])


def test_a_function_that_is_not_there():
    (item,) = found(using("Orders.laod()"), "AT506")
    assert item.message == "text uses Orders.laod, which does not exist."
    assert "Did you mean load?" in item.hint


@pytest.mark.parametrize(
    "code", ["Orders.rows[0].x", "Orders.total", "Orders.load.data", "Orders['save']()", "Orders"]
)
def test_members_that_are_there(code):
    assert not found(using(code), "AT506")


@pytest.mark.parametrize(
    "body", ["export default { ...Other }", "export default { [x]: 1 }", "export default {", "const a = {}"]
)
def test_objects_whose_members_are_not_known_for_sure(body):
    assert not found(using("Orders.anything", body), "AT506")
