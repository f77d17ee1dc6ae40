import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("query", ["", None])
def test_a_chat_without_query_stays(query):
    chat = {"type": "WDS_AI_CHAT_WIDGET", "chatQuery": query}
    assert step_widget(92, chat) == chat


def test_the_query_is_bound_by_its_action():
    chat = {"type": "WDS_AI_CHAT_WIDGET", "chatQuery": "Q", "dynamicBindingPathList": [{"key": "chatQuery"}]}
    assert step_widget(92, chat) == {
        "type": "WDS_AI_CHAT_WIDGET",
        "dynamicBindingPathList": [{"key": "chatQuery"}, {"key": "queryRun"}],
        "queryRun": "{{Q.actionId}}",
    }


def test_a_missing_list_is_reported():
    assert len(run_step(92, {"type": "WDS_AI_CHAT_WIDGET", "chatQuery": "Q"}).diagnostics) == 1
