"""A line for each entity that changes speak of."""

from __future__ import annotations

from applications import (
    Change,
    adds,
    application,
    changed,
    container,
    removes_page,
    renames_page,
    sets,
    sets_body,
    widget,
)

from transform.diffing.comparison import diff
from transform.history.log import log_lines, subject_of

BASE = application()


def lines(*changes: Change) -> list[str]:
    return [str(line) for line in log_lines(diff(BASE, changed(BASE, *changes)).changes)]


def test_lines_say_what_happened() -> None:
    assert lines() == []
    assert lines(sets("Home", "Title", text="Hi")) == ["M widget Home > Title: text"]
    assert lines(adds("Home", container("Panel", widget("In1"), widget("In2")))) == [
        "A widget Home > Panel (with 2 widgets)"
    ]
    assert lines(removes_page("Home"))[0] == "D page Home (with 1 JS object, 1 query, 3 widgets)"
    assert lines(renames_page("Tasks", "Jobs"))[0] == "R page Jobs (was Tasks)"
    assert lines(sets_body("Utils", "export default {}")) == ["M JS object Home > Utils: body"]


def test_many_properties_are_counted() -> None:
    (line,) = lines(sets("Home", "Title", a=1, b=2, c=3, d=4, e=5))
    assert line.endswith(" and 2 more")


def test_what_the_editor_computes_is_no_line() -> None:
    assert lines(sets("Home", "Title", originalBottomRow=9)) == []
    assert lines(sets("Home", "MainContainer", bottomRow=900)) == []


def test_an_entity_is_found_under_all_its_names_and_in_what_it_came_with() -> None:
    renamed = changed(BASE, renames_page("Tasks", "Jobs"))
    every = [
        *log_lines(diff(BASE, renamed).changes),
        *log_lines(diff(renamed, changed(renamed, sets("Jobs", "List", text="x"))).changes),
        *log_lines(diff(renamed, changed(renamed, removes_page("Jobs"))).changes),
    ]
    subject = subject_of("Tasks", every)
    found = [str(part) for line in every if (part := subject.part_of(line))]
    assert "R page Jobs (was Tasks)" in found
    assert "M widget Jobs > List: text" in found
    subject = subject_of("Jobs.List", every)
    found = [str(part) for line in every if (part := subject.part_of(line))]
    assert found == ["M widget Jobs > List: text", "D widget Jobs > List (with page Jobs)"]
