import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("chat", [{}, *({"chatQuery": value} for value in ("", None, False, 0))])
def test_a_chat_without_query_stays(chat):
    chat = {"type": "WDS_AI_CHAT_WIDGET", **chat}
    assert step_widget(92, chat) == chat


@pytest.mark.parametrize("paths", [[], [{"key": "chatQuery"}], [{"key": "queryRun"}], [None, "x"]])
def test_the_query_is_bound_by_its_action_and_listed_after_the_other_paths(paths):
    chat = {
        "type": "WDS_AI_CHAT_WIDGET",
        "chatQuery": "Q",
        "queryRun": "old",
        "dynamicBindingPathList": paths,
    }
    assert step_widget(92, chat) == {
        "type": "WDS_AI_CHAT_WIDGET",
        "dynamicBindingPathList": [*paths, {"key": "queryRun"}],
        "queryRun": "{{Q.actionId}}",
    }


@pytest.mark.parametrize(("query", "text"), [(7, "7"), (["a", "b"], "a,b"), ({}, "[object Object]")])
def test_a_query_that_is_no_text_is_written_as_one(query, text):
    chat = {"type": "WDS_AI_CHAT_WIDGET", "chatQuery": query, "dynamicBindingPathList": []}
    assert step_widget(92, chat)["queryRun"] == f"{{{{{text}.actionId}}}}"


@pytest.mark.parametrize(
    "chat", [{}, *({"dynamicBindingPathList": value} for value in (None, "12px", {}, 7))]
)
def test_a_missing_list_is_reported(chat):
    chat = {"type": "WDS_AI_CHAT_WIDGET", "chatQuery": "Q", **chat}
    done = run_step(92, chat)
    assert done.document["children"] == [chat]
    assert len(done.diagnostics) == 1
