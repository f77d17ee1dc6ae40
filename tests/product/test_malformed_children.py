import pytest

from transform.product.malformed_children import Oddity, oddity_of


@pytest.mark.parametrize("children", [[], [{}], [{"type": "TEXT_WIDGET"}, {}], [[]]])
def test_lists_of_objects_are_nothing_odd(children):
    assert oddity_of(children) is None


@pytest.mark.parametrize(
    ("children", "oddity"),
    [
        (None, Oddity.NULL),
        ([{}, None], Oddity.NULL_ENTRY),
        ([None, 7], Oddity.NULL_ENTRY),
        ([{}, 7], Oddity.PLAIN_ENTRY),
        ("Text1", Oddity.TEXT),
        ("", Oddity.NO_LIST),
        (7, Oddity.NO_LIST),
        ({}, Oddity.NO_LIST),
        ({"length": 1}, Oddity.TEXT),
    ],
)
def test_what_is_odd_is_named(children, oddity):
    assert oddity_of(children) is oddity
