import pytest

from transform.product.malformed_children import Malformation, malformation_of


@pytest.mark.parametrize("children", [[], [{}], [{"type": "TEXT_WIDGET"}, {}], [[]]])
def test_lists_of_objects_are_nothing_odd(children):
    assert malformation_of(children) is None


@pytest.mark.parametrize(
    ("children", "malformation"),
    [
        (None, Malformation.NULL),
        ([{}, None], Malformation.NULL_ENTRY),
        ([None, 7], Malformation.NULL_ENTRY),
        ([{}, 7], Malformation.PLAIN_ENTRY),
        ("Text1", Malformation.STRING),
        ("", Malformation.NO_LIST),
        (7, Malformation.NO_LIST),
        ({}, Malformation.NO_LIST),
        ({"length": 1}, Malformation.STRING),
    ],
)
def test_malformed_children_are_named(children, malformation):
    assert malformation_of(children) is malformation
