import pytest
from an_export import export, found, widget


@pytest.mark.parametrize("children", [{}, "none", 5, True])
def test_children_that_are_no_list(children):
    items = found(export(widget("Box", "CONTAINER_WIDGET", children=children)), "AT313")
    assert [item.entity.name for item in items] == ["Box"]


def test_a_child_that_is_no_widget():
    items = found(export(widget("Box", "CONTAINER_WIDGET", children=[None, widget("Text1")])), "AT313")
    assert [item.pointer.rpartition("children/")[2] for item in items] == ["0"]


@pytest.mark.parametrize("children", [[], None])
def test_no_children_are_fine(children):
    assert not found(export(widget("Box", "CONTAINER_WIDGET", children=children)), "AT313")
