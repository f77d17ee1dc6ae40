import pytest
from an_export import export, found, query

import transform


def test_two_queries_with_one_git_sync_id_are_an_error_but_accepted():
    second = {**query("Second"), "gitSyncId": query("First")["gitSyncId"]}
    document = export(actionList=[query("First"), second])
    assert [item.pointer for item in found(document, "AT121")] == ["/actionList/1/gitSyncId"]
    assert found(document, "AT121")[0].severity == "error"
    assert "a new import creates both" in found(document, "AT121")[0].message
    assert "writes both into one, and the later wins" in found(document, "AT121")[0].message
    assert transform.validate(document).accepted


def test_entities_of_different_kinds_may_share_one():
    document = export(actionList=[{**query("First"), "gitSyncId": "p-Page1"}])
    assert not found(document, "AT121")


def test_entries_without_one_are_told_apart_otherwise():
    document = export(
        actionList=[{**query("First"), "gitSyncId": None}, {**query("Second"), "gitSyncId": None}]
    )
    assert not found(document, "AT121")


@pytest.mark.parametrize("lost", [{"pageId": None}, {"pageId": ""}, None])
def test_what_the_import_passes_over_is_no_duplicate(lost):
    first, second = query("First"), {**query("Second"), "gitSyncId": query("First")["gitSyncId"]}
    second["unpublishedAction"] = lost and {**second["unpublishedAction"], **lost}
    document = export(actionList=[first, second])
    assert not found(document, "AT121")
    assert transform.validate(document).accepted
