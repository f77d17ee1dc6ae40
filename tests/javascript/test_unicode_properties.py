import pytest

from transform.javascript.unicode_properties import is_unicode_property


@pytest.mark.parametrize(
    "asked", ["L", "Lu", "Letter", "Alphabetic", "Emoji", "gc=Lu", "General_Category=Letter", "sc=Greek"]
)
def test_properties(asked):
    assert is_unicode_property(asked)


@pytest.mark.parametrize("asked", ["", "l", "Greek", "Foo", "gc=Foo", "gc=", "sc=", "Foo=L", "L=L"])
def test_what_is_no_property(asked):
    assert not is_unicode_property(asked)
