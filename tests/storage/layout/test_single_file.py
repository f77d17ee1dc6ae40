"""Single files of a layout as documents."""

from __future__ import annotations

import pytest
from layout_trees import small_export

from transform.document.pointers import resolve
from transform.storage.layout.single_file import may_hold_a_part, single_file
from transform.storage.layout.unpack import unpack


def test_the_value_of_every_file_of_a_layout_is_at_its_pointer() -> None:
    for path, data in unpack(small_export()).items():
        part = single_file(path, data)
        if path == "metadata.json":
            continue
        assert part is not None, path
        value = resolve(part.document, part.pointer)
        assert value == data.decode() if isinstance(value, str) else value, path


def test_a_place_in_a_body_counts_from_its_offset() -> None:
    part = single_file("pages/Home/jsobjects/Obj/Obj.js", b"export default {\n  a: 1\n}")
    assert part is not None
    assert part.place("a.json", part.pointer, 19)[1:3] == (2, 3)


def test_other_files_are_none() -> None:
    assert single_file("package.json", b'{"name": "x"}') is None
    assert single_file("list.json", b"[1]") is None


@pytest.mark.parametrize(
    "data",
    [
        b'{\n<<<<<<< a\n"b": 1\n=======\n"b": 2\n>>>>>>> c\n}',
        b'<<<<<<< a\n{"b": 1}\n=======\n{"b": 2}\n>>>>>>> c\n',
        b'{"b": ',
        b'{"b": 1, "b": 2}',
        b'x{"b": 1}',
    ],
    ids=["markers within", "markers around", "cut off", "a key twice", "no JSON"],
)
def test_a_broken_file_is_the_text_that_it_is(data: bytes) -> None:
    part = single_file("theme.json", data)
    assert part is not None
    assert resolve(part.document, part.pointer) == data.decode()
    assert part.place("a.json", part.pointer, 0)[1:3] == (1, 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("app.json", True),
        ("shop/pages/Home/queries/Q/Q.txt", True),
        ("modules/login/jsobjects/o/o.js", True),
        ("src/app.js", False),
        ("notes.txt", False),
        ("logo.png", False),
    ],
)
def test_paths_tell_what_may_be_of_an_application(path: str, expected: bool) -> None:
    assert may_hold_a_part(path) is expected
