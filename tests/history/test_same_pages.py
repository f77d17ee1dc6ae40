"""A query that moves to another page is one thing before and after, in whatever version it moved."""

from __future__ import annotations

import pytest
from applications import Change, application, changed, query, sets_query

from transform.history.merge_check import check_merge
from transform.history.merge_marks import Version
from transform.history.same_pages import on_same_pages
from transform.history.snapshot import snapshot

BASE = application()
MOVED = sets_query("Q1", pageId="Tasks")
SLOW = sets_query("Q1", runBehaviour="AUTOMATIC")


def version(*changes: Change) -> Version:
    return Version(snapshot(changed(BASE, *changes)))


def told(ours: tuple[Change, ...], theirs: tuple[Change, ...], result: tuple[Change, ...]) -> list[tuple]:
    found = check_merge([version()], [version(*ours), version(*theirs)], version(*result))
    return [(item.kind, item.side, item.properties) for item in found]


@pytest.mark.parametrize(
    ("ours", "theirs", "result", "expected"),
    [
        ((MOVED,), (SLOW,), (MOVED, SLOW), []),
        ((SLOW,), (MOVED,), (MOVED, SLOW), []),
        ((MOVED,), (MOVED,), (MOVED,), []),
        ((MOVED,), (SLOW,), (MOVED,), [("lost", "theirs", ("/runBehaviour",))]),
        ((MOVED,), (SLOW,), (SLOW,), [("lost", "ours", ("container",))]),
        ((), (SLOW,), (MOVED, SLOW), [("moved", "result", ())]),
        ((MOVED,), (), (), [("lost", "ours", ("container",))]),
    ],
)
def test_a_move_and_an_edit(ours, theirs, result, expected):
    assert told(ours, theirs, result) == expected


def test_two_queries_of_one_id_are_left_apart():
    twice = changed(BASE)
    twice["actionList"].append({**query("Tasks", "Q9"), "gitSyncId": BASE["actionList"][0]["gitSyncId"]})
    versions = [version(MOVED), Version(snapshot(twice))]
    assert on_same_pages(versions) == versions
