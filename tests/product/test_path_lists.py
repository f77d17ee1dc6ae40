"""Lists of paths on a widget, and what JavaScript makes of other values in their place."""

from __future__ import annotations

import pytest

from transform.product.javascript_values import StepError
from transform.product.path_lists import append_path, append_paths_once, drop_path, list_of, rename_path


def after(change, *arguments, paths):
    widget = {} if paths is ... else {"paths": paths}
    change(widget, "paths", *arguments)
    return widget.get("paths", ...)


def keys(*names):
    return [{"key": name} for name in names]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (..., keys("a")),
        (None, keys("a")),
        (0, keys("a")),
        (keys("a"), keys("a", "a")),
        ([None], [None, *keys("a")]),
        ("xy", ["x", "y", *keys("a")]),
    ],
)
def test_appending(paths, expected):
    assert after(append_path, "a", paths=paths) == expected


@pytest.mark.parametrize("paths", [{}, 7, True])
def test_nothing_is_appended_to_what_cannot_be_spread(paths):
    with pytest.raises(StepError):
        after(append_path, "a", paths=paths)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (..., keys("a", "b")),
        (keys("b", "c"), keys("b", "c", "a")),
        ([*keys("a", "b"), None], [*keys("a", "b"), None]),
        (["a", {}], ["a", {}, *keys("a", "b")]),
    ],
)
def test_appending_what_is_not_there(paths, expected):
    assert after(append_paths_once, ["a", "b", "a"], paths=paths) == expected


@pytest.mark.parametrize("paths", ["xy", {}, 7, [*keys("a"), None], [None, *keys("a", "b")]])
def test_looking_for_a_path_in_what_is_no_list_of_them_fails(paths):
    with pytest.raises(StepError):
        after(append_paths_once, ["a", "b"], paths=paths)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [(..., ...), (None, None), (keys("b", "a"), keys("b", "c")), (keys("b"), keys("b"))],
)
def test_renaming(paths, expected):
    assert after(rename_path, "a", "c", paths=paths) == expected


@pytest.mark.parametrize(("paths", "expected"), [(..., []), (None, []), (keys("b", "a", "a"), keys("b"))])
def test_dropping(paths, expected):
    assert after(drop_path, "a", paths=paths) == expected


@pytest.mark.parametrize("change", [append_path, drop_path])
def test_the_list_that_was_there_is_left_alone(change):
    paths = keys("a", "b")
    after(change, "a", paths=paths)
    assert paths == keys("a", "b")


@pytest.mark.parametrize("paths", ["", 0, False, {}, "xy"])
def test_a_list_or_nothing(paths):
    assert list_of({"paths": None}, "paths") is list_of({}, "paths") is None
    with pytest.raises(StepError):
        list_of({"paths": paths}, "paths")
