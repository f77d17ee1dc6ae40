"""Texts line by line on a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transform.report.diff.lines import compared, content


def texts(blocks):
    return [
        [(line.kind, "".join(piece.text for piece in line.pieces)) for line in one.lines] for one in blocks
    ]


def marked(blocks):
    return [
        piece.text for one in blocks for line in one.lines for piece in line.pieces if piece.kind == "mark"
    ]


def test_three_lines_are_around_a_difference_and_the_others_are_folded():
    old = [f"line {i}" for i in range(40)]
    new = [*old[:20], "other", *old[21:]]
    before, shown, after = compared("\n".join(old), "\n".join(new))
    assert before.summary == "17 unchanged lines of 40"
    assert after.summary == "16 unchanged lines of 40"
    assert shown.summary == ""
    assert [line.kind for line in shown.lines] == ["", "", "", "remove", "add", "", "", ""]


def test_the_words_that_differ_are_marked():
    found = compared("WHERE status = 'open' AND a", "WHERE status = 'closed' AND a")
    assert marked(found) == ["open", "closed"]


def test_lines_with_little_in_common_are_marked_by_nothing():
    assert marked(compared("SELECT * FROM a", "return moment().format()")) == []


def test_line_ends_are_told():
    assert texts(compared("a\r\nb\r\n", "a\nc\n"))[-1][-1] == ("note", "line ends CRLF -> LF")


def test_code_pushed_out_of_sight_is_told():
    (block,) = texts(compared("a\nb", "a\n" + "\n" * 300 + " " * 4000 + "drop()\nb"))
    assert ("note", "... 300 added blank lines") in block
    assert ("add", "[4000 blanks]drop()") in block


def test_long_content_is_folded_beyond_twelve_lines():
    first, more = content([f"+line {i}" for i in range(214)])
    assert len(first.lines) == 12
    assert more.summary == "show all 214 lines"
    (whole,) = content(["+a", "+b"])
    assert texts([whole]) == [[("add", "a"), ("add", "b")]]


@given(*[st.text(alphabet="ab\n ", max_size=60)] * 2)
def test_both_texts_can_be_read_from_it(old, new):
    found = [line for block in texts(compared(old, new)) for line in block]
    if not any(kind == "note" for kind, _ in found):
        assert [text for kind, text in found if kind != "add"] == old.splitlines()
        assert [text for kind, text in found if kind != "remove"] == new.splitlines()
