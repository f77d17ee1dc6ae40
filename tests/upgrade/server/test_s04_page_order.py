from one_schema_step import run_server_step, server_step

HOME = {"unpublishedPage": {"name": "Home", "layouts": [{"id": "Home"}]}, "publishedPage": {"name": "Home"}}
GONE = {"unpublishedPage": {"name": "Gone", "deletedAt": "2021"}}


def test_the_given_order_wins_and_is_emptied():
    after = server_step(4, pageList=[HOME], pageOrder=["B", "Home"], unpublishedDefaultPageName="Home")
    assert after["exportedApplication"]["pages"] == [
        {"id": "B", "isDefault": False},
        {"id": "Home", "isDefault": True},
    ]
    assert after["pageOrder"] == []


def test_without_an_order_the_pages_that_are_not_deleted_give_it():
    after = server_step(4, pageList=[GONE, HOME])["exportedApplication"]
    assert after["pages"] == [{"id": "Home", "isDefault": False}]
    assert after["publishedPages"] == [{"id": "Home", "isDefault": False}]


def test_without_pages_nothing_changes():
    assert "pages" not in server_step(4)["exportedApplication"]


def test_escaped_widgets_move_into_their_layout():
    after = server_step(4, pageList=[HOME], unpublishedLayoutmongoEscapedWidgets={"Home": ["Table1"]})
    assert after["pageList"][0]["unpublishedPage"]["layouts"] == [
        {"id": "Home", "mongoEscapedWidgetNames": ["Table1"]}
    ]


def test_the_choice_of_running_on_load_moves_into_the_query():
    action = {
        "id": "Home_q",
        "unpublishedAction": {"userSetOnLoad": False},
        "publishedAction": {"userSetOnLoad": True},
    }
    fields = {"Home_q": {"unpublishedUserSetOnLoad": True, "publishedUserSetOnLoad": None}}
    (after,) = server_step(4, actionList=[action], invisibleActionFields=fields)["actionList"]
    assert after == {"id": "Home_q", "unpublishedAction": {"userSetOnLoad": True}, "publishedAction": {}}


def test_a_query_without_an_entry_is_reported():
    assert len(run_server_step(4, actionList=[{"id": "x"}], invisibleActionFields={}).diagnostics) == 1
