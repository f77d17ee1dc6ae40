import pytest
from an_export import export, found, js_object, query, widget


def calling(code):
    return export(widget("Modal1", "MODAL_WIDGET"), widget("B", "BUTTON_WIDGET", onClick="{{" + code + "}}"))


@pytest.mark.parametrize(
    "code", ["showModal('Modal2')", 'closeModal("modal1")', "resetWidget(`Input1`, true)"]
)
def test_a_widget_that_is_not_there(code):
    assert found(calling(code), "AT505")


@pytest.mark.parametrize("code", ["showModal('Load')", "closeModal('B')", "resetWidget('Load')"])
def test_queries_are_no_widgets_and_buttons_no_modals(code):
    document = {**calling(code), "actionList": [query("Load")]}
    assert found(document, "AT505")
    assert not found(calling("resetWidget('B')"), "AT505")


@pytest.mark.parametrize("code", ["showModal('Modal1')", "showModal(Modal1.name)", "showAlert('Modal2')"])
def test_widgets_that_are_there_and_other_functions(code):
    assert not found(calling(code), "AT505")


def test_calls_in_js_objects_count():
    document = export(actionCollectionList=[js_object("T", "export default {f() { showModal('Gone') }}")])
    assert found(document, "AT505")
