import pytest
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
    queries = [{"id": "x", "unpublishedAction": {}}, None, {"id": "no sides"}]
    done = run_server_step(4, actionList=queries, invisibleActionFields={"x": None})
    assert done.document["actionList"] == queries
    assert [item.pointer for item in done.diagnostics] == ["/actionList/0", "/actionList/1"]


def test_an_entry_that_is_no_page_is_reported_and_the_others_are_ordered():
    done = run_server_step(4, pageList=[None, HOME], unpublishedDefaultPageName="Home")
    assert done.document["exportedApplication"]["pages"] == [{"id": "Home", "isDefault": True}]
    assert done.document["pageList"] == [None, HOME]
    assert [item.pointer for item in done.diagnostics] == ["/pageList/0"]


def test_a_page_without_a_name_is_the_default_where_none_is_named():
    after = server_step(4, pageList=[{"unpublishedPage": {}}], publishedPageOrder=["Home"])
    assert after["exportedApplication"]["pages"] == [{"isDefault": True}]
    assert after["exportedApplication"]["publishedPages"] == [{"id": "Home", "isDefault": False}]
    assert after["publishedPageOrder"] == ["Home"]


def test_names_that_are_numbers_count_as_their_digits():
    after = server_step(4, pageList=[HOME], pageOrder=[1, True], unpublishedDefaultPageName=1)
    assert [page["id"] for page in after["exportedApplication"]["pages"]] == ["1", "true"]
    assert [page["isDefault"] for page in after["exportedApplication"]["pages"]] == [True, False]


def test_a_layout_without_an_entry_loses_its_escaped_widgets():
    layouts = [{"id": "other", "mongoEscapedWidgetNames": ["T"]}, {"mongoEscapedWidgetNames": ["T"]}]
    page = {"unpublishedPage": {"name": "Home", "layouts": layouts}}
    after = server_step(4, pageList=[page], unpublishedLayoutmongoEscapedWidgets={"Home": ["Table1"]})
    assert after["pageList"][0]["unpublishedPage"]["layouts"] == [{"id": "other"}, {}]


def test_an_application_that_is_no_object_keeps_the_order():
    done = run_server_step(4, exportedApplication=5, pageList=[HOME], pageOrder=["Home"])
    assert (done.document["exportedApplication"], done.document["pageOrder"]) == (5, ["Home"])
    assert [item.pointer for item in done.diagnostics] == ["/exportedApplication"]


def test_application_pages_and_queries_are_told_different_things():
    query = {"id": "q", "unpublishedAction": {"name": "q"}}
    page = {"unpublishedPage": {"name": "Home", "layouts": [{"id": "l"}]}}
    parts = {
        "pageList": [page],
        "actionList": [query],
        "invisibleActionFields": {"q": {}},
        "unpublishedLayoutmongoEscapedWidgets": {"Home": {"l": ["a.b"]}},
    }
    told = {run.changed: run.title for run in run_server_step(4, **parts).steps}
    assert "order of the pages" in told["App",]
    assert "escaped" in told["Home",]
    assert "run on load" in told["q",]


@pytest.mark.parametrize(
    "pairs", [[["q", {"unpublishedUserSetOnLoad": True}]], {"q": {"unpublishedUserSetOnLoad": True}}]
)
def test_an_object_may_be_a_list_of_pairs_as_the_products_reader_has_it(pairs):
    after = server_step(4, actionList=[{"id": "q", "unpublishedAction": {}}], invisibleActionFields=pairs)
    assert after["actionList"][0]["unpublishedAction"] == {"userSetOnLoad": True}


def test_an_empty_list_is_an_object_without_entries():
    done = run_server_step(4, actionList=[{"id": "q", "unpublishedAction": {}}], invisibleActionFields=[])
    assert [item.pointer for item in done.diagnostics] == ["/actionList/0"]
