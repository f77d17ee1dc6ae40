import pytest
from one_schema_step import action_step, both_sides


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
