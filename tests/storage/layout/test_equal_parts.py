"""Setting aside what two documents share."""

from __future__ import annotations

from transform.storage.layout.equal_parts import without_equal_parts


def test_equal_entries_of_one_id_go() -> None:
    before = {"pageList": [{"gitSyncId": "1", "a": 1, "b": 2}, {"gitSyncId": "2", "a": 1}], "x": 1}
    after = {"pageList": [{"gitSyncId": "2", "a": 2}, {"gitSyncId": "1", "b": 2, "a": 1}], "x": 2}
    assert without_equal_parts(before, after) == (
        {"pageList": [{"gitSyncId": "2", "a": 1}], "x": 1},
        {"pageList": [{"gitSyncId": "2", "a": 2}], "x": 2},
    )


def test_entries_without_an_id_or_with_a_repeated_one_stay() -> None:
    entries = [{"a": 1}, {"gitSyncId": "1"}, {"gitSyncId": "1"}, None]
    before = {"actionList": entries, "pageList": None}
    assert without_equal_parts(before, dict(before)) == (before, before)


def test_true_is_not_1() -> None:
    before, after = {"pageList": [{"gitSyncId": "1", "a": 1}]}, {"pageList": [{"gitSyncId": "1", "a": True}]}
    assert without_equal_parts(before, after) == (before, after)
