from one_schema_step import action_step, run_server_step


def test_a_query_without_these_times_stays():
    action = {"unpublishedAction": {"name": "q"}, "publishedAction": {"archivedAt": "x"}}
    assert action_step(1, action) is action


def test_the_time_gets_its_new_name():
    after = action_step(1, {"unpublishedAction": {"archivedAt": "2021", "name": "q"}})
    assert after == {"unpublishedAction": {"deletedAt": "2021", "name": "q"}}


def test_without_the_old_name_the_new_one_is_erased():
    assert action_step(1, {"unpublishedAction": {"deletedAt": "2021"}}) == {"unpublishedAction": {}}


def test_a_null_entry_is_reported_and_the_others_go_on():
    done = run_server_step(1, actionList=[None, {"unpublishedAction": {"archivedAt": 1}}])
    assert done.document["actionList"] == [None, {"unpublishedAction": {"deletedAt": 1}}]
    (diagnostic,) = done.diagnostics
    assert (diagnostic.code, diagnostic.pointer) == ("AT205", "/actionList/0")


def test_an_empty_time_is_none():
    assert action_step(1, {"unpublishedAction": {"archivedAt": ""}}) == {"unpublishedAction": {}}


def test_what_was_renamed_and_what_was_erased_are_told_apart():
    renamed = {"unpublishedAction": {"name": "a", "archivedAt": "2021"}}
    erased = {"unpublishedAction": {"name": "b", "deletedAt": "2021"}}
    told = {run.changed: run.title for run in run_server_step(1, actionList=[renamed, erased]).steps}
    assert "is called deletedAt" in told["a",]
    assert "is erased" in told["b",]
