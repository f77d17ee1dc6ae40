"""What a merge did is judged by base, parents and result alone."""

from __future__ import annotations

import pytest
from applications import (
    Change,
    adds,
    adds_entry,
    application,
    changed,
    container,
    lists_pages,
    page,
    query,
    removes,
    removes_entry,
    removes_page,
    renames_page,
    sets,
    sets_body,
    sets_query,
    widget,
)

from transform.history.merge_check import check_merge
from transform.history.merge_findings import MergeFinding
from transform.history.merge_marks import Version
from transform.history.snapshot import snapshot

LINES = "a\nb\nc\nd\ne\n"
BASE = changed(application(), sets_query("Q2", actionConfiguration={"body": LINES}))
Changes = tuple[Change, ...]


def version(*changes: Change) -> Version:
    return Version(snapshot(changed(BASE, *changes)))


def check(ours: Changes, theirs: Changes, result: Changes) -> list[MergeFinding]:
    return check_merge([version()], [version(*ours), version(*theirs)], version(*result))


def told(findings: list[MergeFinding]) -> list[tuple[str, str, str]]:
    return sorted((item.kind, item.side, str(item.entity)) for item in findings)


NOTE2 = adds("Home", widget("Note2"))
NEW_QUERY = adds_entry("actionList", query("Home", "Q3"))
SAYS_A, SAYS_B, SAYS_AB = (sets("Home", "Title", text=text) for text in ("A", "B", "AB"))
RED, NOTE_X = sets("Home", "Title", color="red"), sets("Home", "Note", text="x")
NO_BOX, NO_TASKS, ON_TASKS = removes("Home", "Box"), removes_page("Tasks"), adds("Tasks", widget("New"))
NO_SAVE = removes_entry("actionList", "fn-Home-Utils-save")
WITHOUT_SAVE = (sets_body("Utils", "export default {\n  load () {}\n}"), NO_SAVE)
FIRST, LAST, BOTH = (
    sets_query("Q2", actionConfiguration={"body": LINES.replace(*one).replace(*other)})
    for one, other in ((("a", "A"), ("", "")), (("", ""), ("e", "E")), (("a", "A"), ("e", "E")))
)
WORD_A, WORD_E = (
    sets_query("Q2", actionConfiguration={"body": LINES.replace("c", words)}) for words in ("A c e", "a c E")
)
SIZES = [sets("Home", "MainContainer", bottomRow=rows) for rows in (600, 900, 1)]
JOBS = renames_page("Tasks", "Jobs")
NEW_PAGE, LISTED = adds_entry("pageList", page("New")), lists_pages("Home", "Tasks", "New")
IN_BOX = [widget("Note", text="{{Q1.data}}"), widget("Title", text="Hello", topRow=1)]
INTO_BOX = (removes("Home", "Title"), sets("Home", "BoxCanvas", children=IN_BOX))
COPIED = adds_entry("pageList", page("Copy", widget("List", onClick="{{navigateTo('Home')}}")))
TASKS_FIRST = lists_pages("Home", "Tasks", default=("Tasks",))
TWO_DEFAULTS = lists_pages("Home", "Tasks", default=("Home", "Tasks"))
NO_DEFAULT = lists_pages("Home", "Tasks", default=())

GOOD: dict[str, tuple[Changes, Changes, Changes]] = {
    "nothing": ((), (), ()),
    "both sides are in": ((NOTE2,), (NEW_QUERY,), (NOTE2, NEW_QUERY)),
    "different properties of one widget": ((SAYS_A,), (RED,), (SAYS_A, RED)),
    "a conflict that was settled for one": ((SAYS_A,), (SAYS_B,), (SAYS_A,)),
    "a conflict that was settled by hand": ((SAYS_A,), (SAYS_B,), (SAYS_AB,)),
    "both removed it": ((NO_BOX,), (NO_BOX,), (NO_BOX,)),
    "removed against edited, the edit won": ((NO_BOX,), (NOTE_X,), (NOTE_X,)),
    "removed against edited, the removal won": ((NO_BOX,), (NOTE_X,), (NO_BOX,)),
    "added to a page that the other removed": ((NO_TASKS,), (ON_TASKS,), (NO_TASKS,)),
    "a page that the other edits is kept whole": ((NO_TASKS,), (ON_TASKS,), (ON_TASKS,)),
    "computed sizes": ((NOTE2, SIZES[0]), (SIZES[1],), (NOTE2, SIZES[2])),
    "a function goes with the text of its object": (WITHOUT_SAVE, (), WITHOUT_SAVE),
    "texts of several lines, both": ((FIRST,), (LAST,), (BOTH,)),
    "a renamed page": ((JOBS,), (NOTE2,), (JOBS, NOTE2)),
    "empty is none": ((), (sets_query("Q2", jsonPathKeys=[], confirmBeforeExecute=False),), ()),
    "one line, other words on both sides": ((WORD_A,), (WORD_E,), (WORD_A,)),
    "line ends": (
        (NOTE2,),
        (sets_query("Q2", actionConfiguration={"body": LINES.replace("\n", "\r\n")}),),
        (NOTE2,),
    ),
    "the copies of widgets in a list": ((sets("Home", "Title", template={"a": 1}),), (), ()),
    "another place in a container that it left": (INTO_BOX, (sets("Home", "Title", topRow=9),), INTO_BOX),
    "another default page": ((TASKS_FIRST,), (NOTE2,), (TASKS_FIRST, NOTE2)),
    "a widget that one side has twice": ((NOTE2, NOTE2), (SAYS_A,), (NOTE2, NOTE2, SAYS_A)),
    "a default page that the other removed": ((NO_TASKS,), (TASKS_FIRST,), (NO_TASKS,)),
}


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
def test_a_good_merge_has_no_findings(name: str, swapped: bool) -> None:
    ours, theirs, result = GOOD[name]
    assert check(*((theirs, ours) if swapped else (ours, theirs)), result) == []


#: Ours, theirs, result, and what is wrong with it: kind, side, entity.
BAD: dict[str, tuple[Changes, Changes, Changes, tuple[str, str, str]]] = {
    "a widget of theirs is gone": ((NEW_QUERY,), (NOTE2,), (NEW_QUERY,), ("lost", "theirs", "Home > Note2")),
    "a query of ours is gone": ((NEW_QUERY,), (NOTE2,), (NOTE2,), ("lost", "ours", "Home > Q3")),
    "a container that both have is gone": ((), (NOTE2,), (NOTE2, NO_BOX), ("lost", "result", "Home > Box")),
    "a page is gone": ((), (NOTE2,), (NOTE2, NO_TASKS), ("lost", "result", "Tasks")),
    "an edit is gone": ((SAYS_A,), (NOTE2,), (NOTE2,), ("lost", "ours", "Home > Title")),
    "only one side's lines are there": ((FIRST,), (LAST,), (FIRST,), ("lost", "theirs", "Tasks > Q2")),
    "a removed widget is back": ((NO_BOX,), (NOTE2,), (NOTE2,), ("returned", "ours", "Home > Box")),
    "a removed page is back": ((NOTE2,), (NO_TASKS,), (NOTE2,), ("returned", "theirs", "Tasks")),
    "a widget is on another page": (
        (), (NOTE2,), (adds("Tasks", widget("Note2")),), ("moved", "theirs", "Tasks > Note2")
    ),
    "a widget is on a copy of its page that the other side removed": (
        (NO_TASKS, COPIED), (ON_TASKS,), (NO_TASKS, COPIED, adds("Copy", widget("New"))),
        ("moved", "theirs", "Copy > New"),
    ),
    "a widget is elsewhere": ((), (NOTE2,), (NOTE2, *INTO_BOX), ("moved", "result", "Home > Title")),
    "a move is gone": (INTO_BOX, (NOTE2,), (NOTE2,), ("lost", "ours", "Home > Title")),
    "a value that no side has": ((), (NOTE2,), (NOTE2, SAYS_A), ("changed", "result", "Home > Title")),
    "a widget that no side has": ((), (NOTE2,), (NOTE2, ON_TASKS), ("changed", "result", "Tasks > New")),
    "two default pages": ((TASKS_FIRST,), (NOTE2,), (NOTE2, TWO_DEFAULTS), ("defaults", "result", "application")),
    "no default page": ((), (NOTE2,), (NOTE2, NO_DEFAULT), ("defaults", "result", "application")),
    "the new default page is gone": ((TASKS_FIRST,), (NOTE2,), (NOTE2,), ("lost", "ours", "application")),
    "a page is not listed": ((), (NEW_PAGE, LISTED), (NEW_PAGE,), ("lost", "theirs", "New")),
    "a page is listed twice": (
        (), (NOTE2,), (NOTE2, lists_pages("Home", "Tasks", "Tasks")), ("duplicated", "result", "Tasks")
    ),
    "a widget is there twice": ((), (NOTE2,), (NOTE2, NOTE2), ("duplicated", "result", "Home > Note2")),
    "a container is there twice": (
        (), (NOTE2,), (NOTE2, adds("Home", container("Box", widget("Note")))), ("duplicated", "result", "Home > Box")
    ),
    "the default page is gone": (
        (), (ON_TASKS,), (ON_TASKS, removes_page("Home"), lists_pages("Home", "Tasks")), ("lost", "result", "Home")
    ),
    "a function is gone": ((), (NOTE2,), (NOTE2, NO_SAVE), ("lost", "result", "Home > Utils.save")),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
def test_damage_is_named_with_its_side(name: str, swapped: bool) -> None:
    ours, theirs, result, (kind, side, entity) = BAD[name]
    if swapped:
        side = {"ours": "theirs", "theirs": "ours"}.get(side, side)
        ours, theirs = theirs, ours
    assert told(check(ours, theirs, result)) == [(kind, side, entity)]


def test_what_is_inside_is_counted() -> None:
    box = adds("Home", container("Panel", widget("In1"), widget("In2")))
    found = check((), (box,), (NEW_QUERY,))
    lost = next(item for item in found if item.kind == "lost")
    assert str(lost.entity) == "Home > Panel"
    assert lost.message.endswith("(with 2 widgets)")


def test_queries_of_a_page_that_is_gone_are_orphans() -> None:
    found = check((), (NOTE2,), (NOTE2, removes_entry("pageList", "page-Tasks"), lists_pages("Home")))
    assert told(found) == [("lost", "result", "Tasks"), ("orphan", "result", "Tasks > Q2")]


TWICE = adds("Tasks", widget("Title"), widget("Title"))
ONCE = adds("Tasks", widget("Title"))


@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
@pytest.mark.parametrize(
    ("side", "kinds"),
    [
        pytest.param(NO_TASKS, [], id="one side removed both with their page, which the other edited"),
        pytest.param(ONCE, ["duplicated"], id="one side removed one of the two"),
    ],
)
def test_what_was_there_twice_stays_so_unless_a_side_removed_one(
    side: Change, kinds: list[str], swapped: bool
) -> None:
    sides = [version(side), version(TWICE, ON_TASKS)]
    found = check_merge([version(TWICE)], sides[::-1] if swapped else sides, version(TWICE, ON_TASKS))
    assert [item.kind for item in found] == kinds


def test_a_widget_that_was_there_twice_before_is_not_judged() -> None:
    twice = adds("Home", widget("Title", text="another"))
    found = check_merge(
        [version(twice)], [version(twice), version(twice, NOTE2)], version(twice, NOTE2, SAYS_A)
    )
    assert found == []


def test_properties_are_named() -> None:
    found = check((sets("Home", "Title", text="Hi", color="red"),), (NOTE2,), (NOTE2,))
    assert [item.properties for item in found] == [("/color", "/text")]


def test_a_finding_must_hold_from_every_base() -> None:
    """After a crosswise merge one base has what the other side removed since."""
    first, second = version(), version(removes("Home", "Box"))
    sides = [version(removes("Home", "Box")), version(NOTE2)]
    assert told(check_merge([first], sides, version(NOTE2))) == [("returned", "ours", "Home > Box")]
    assert told(check_merge([second], sides, version(NOTE2))) == []
    assert check_merge([first, second], sides, version(NOTE2)) == []


def test_more_than_two_parents() -> None:
    sides = [version(), version(NOTE2), version(NEW_QUERY)]
    assert check_merge([version()], sides, version(NOTE2, NEW_QUERY)) == []
    found = check_merge([version()], sides, version(NOTE2))
    assert told(found) == [("lost", "parent 3", "Home > Q3")]


def test_without_a_common_base_all_is_added() -> None:
    ours, theirs = version(), version(NOTE2)
    assert check_merge([], [ours, theirs], version(NOTE2)) == []
    assert told(check_merge([], [ours, theirs], version())) == [("lost", "theirs", "Home > Note2")]


def test_what_cannot_be_read_is_not_lost() -> None:
    path = "pages/Home/widgets/Title.json"
    key = ("widget", "id-Title", "page-Home")
    before = Version(snapshot(BASE), {key: path})
    broken = Version(snapshot(changed(BASE, removes("Home", "Title"))), {}, frozenset((path,)))
    assert check_merge([before], [before, before], broken) == []


EDITS: list[Change] = [
    NOTE2,
    NEW_QUERY,
    sets("Home", "Title", text="Hi"),
    sets("Home", "Note", color="red"),
    sets_query("Q2", runBehaviour="ON_PAGE_LOAD"),
    adds("Tasks", container("Panel", widget("In1"))),
    adds_entry("datasourceList", {"name": "api", "gitSyncId": "api", "pluginId": "restapi-plugin"}),
]


@pytest.mark.parametrize("lost", range(len(EDITS)))
def test_whichever_edit_is_left_out_is_found_and_nothing_else(lost: int) -> None:
    ours, theirs = tuple(EDITS[::2]), tuple(EDITS[1::2])
    assert check(ours, theirs, tuple(EDITS)) == []
    kept = tuple(edit for number, edit in enumerate(EDITS) if number != lost)
    found = check(ours, theirs, kept)
    assert [item.side for item in found] == ["theirs" if lost % 2 else "ours"]
