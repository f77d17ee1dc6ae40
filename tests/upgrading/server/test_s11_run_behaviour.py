import pytest
from one_schema_step import action_step, both_sides, run_server_step


@pytest.mark.parametrize(
    ("side", "behaviour"),
    [
        ({"executeOnLoad": True}, "ON_PAGE_LOAD"),
        ({"executeOnLoad": False}, "MANUAL"),
        ({"executeOnLoad": "TRUE"}, "ON_PAGE_LOAD"),
        ({"executeOnLoad": True, "runBehaviour": "MANUAL"}, "MANUAL"),
        ({}, None),
        ({"executeOnLoad": None}, None),
    ],
)
def test_the_flag_becomes_a_behaviour_and_stays(side, behaviour):
    after = action_step(11, both_sides(**side))
    for value in after.values():
        assert value.get("runBehaviour") == behaviour
        assert value.get("executeOnLoad") == side.get("executeOnLoad")


def test_each_side_by_itself_and_odd_entries_are_reported():
    queries = [
        {"unpublishedAction": {"executeOnLoad": True}, "publishedAction": None},
        None,
        {"unpublishedAction": {"executeOnLoad": []}},
    ]
    done = run_server_step(11, actionList=queries)
    assert done.document["actionList"][0] == {
        "unpublishedAction": {"executeOnLoad": True, "runBehaviour": "ON_PAGE_LOAD"},
        "publishedAction": None,
    }
    assert [item.pointer for item in done.diagnostics] == ["/actionList/1", "/actionList/2"]


def test_a_behaviour_that_the_product_does_not_know_counts_as_none():
    after = action_step(11, {"unpublishedAction": {"runBehaviour": "SOMETIMES", "executeOnLoad": False}})
    assert after["unpublishedAction"]["runBehaviour"] == "MANUAL"
