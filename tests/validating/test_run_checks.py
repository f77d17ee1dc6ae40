"""How checks are found, run and reported."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from an_export import export, js_object, page, query, widget

import transform
from transform.document.pointers import resolve
from transform.validating.checking import ImportStep, Problem, import_failure
from transform.validating.run_checks import Check, checks

engine = importlib.import_module("transform.validating.run_checks")
TESTS = Path(__file__).parent / "checks"


def with_checks(monkeypatch: pytest.MonkeyPatch, *runs: Any) -> transform.Validation:
    made = [Check(f"AT90{i}", "error", "", "", run, None) for i, run in enumerate(runs)]
    monkeypatch.setattr(engine, "checks", lambda: tuple(made))
    return transform.validate(export(widget("Text1")), "1.91")


def finds(message: str) -> Any:
    return lambda application: iter([Problem(message)])


def breaks(error: Exception) -> Any:
    def run(application: Any) -> Iterator[Problem]:
        yield Problem("before")
        raise error

    return run


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_each_check_explains_itself_and_has_a_test(check: Check):
    assert re.fullmatch(r"[A-Z`n].*[^.]\.", check.title), "the first line of the docstring is one sentence"
    assert len(check.text) > 40, "the docstring says more"
    assert check.severity in ("error", "warning", "note")
    assert list(TESTS.glob(f"test_{check.code.lower()}_*.py"))


def test_a_check_that_breaks_off_says_so_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch):
    found = with_checks(monkeypatch, breaks(KeyError("secret")), finds("other"))
    assert [item.message for item in found.diagnostics] == [
        "before",
        "This check was not finished (internal error, KeyError).",
        "other",
    ]


def test_a_document_that_is_too_deep_for_a_check_is_no_defect(monkeypatch: pytest.MonkeyPatch):
    found = with_checks(monkeypatch, breaks(RecursionError()))
    assert found.diagnostics[-1].message.endswith("the document is nested too deep.")


def test_a_limit_is_named_with_its_hint(monkeypatch: pytest.MonkeyPatch):
    error = transform.LimitError("The page has more than 3 widgets", pointer="/p", hint="Raise it.")
    found = with_checks(monkeypatch, breaks(error))
    item = found.diagnostics[-1]
    assert (item.pointer, item.hint) == ("/p", "Raise it.")
    assert "more than 3 widgets" in item.message


def test_the_earliest_failure_of_the_import_gives_the_message(monkeypatch: pytest.MonkeyPatch):
    def fails(step: ImportStep, message: str) -> Any:
        return lambda application: iter([Problem("x", failure=import_failure(step, message))])

    found = with_checks(
        monkeypatch, fails(ImportStep.QUERIES, "second"), fails(ImportStep.PLUGINS, "first"), finds("x")
    )
    assert not found.accepted and found.stage is None
    assert found.message is not None and found.message.endswith("Error: first")


def test_what_the_deployed_side_repeats_is_said_once():
    document = export(widget("Text1", text="{{Nothing1.x}}"))
    found = [item for item in transform.validate(document, "1.91").diagnostics if item.code == "AT501"]
    assert [item.pointer.split("/")[3] for item in found] == ["unpublishedPage"]
    document["pageList"][0]["publishedPage"]["layouts"][0]["dsl"]["children"][0]["text"] = "{{Nothing2.x}}"
    found = [item for item in transform.validate(document, "1.91").diagnostics if item.code == "AT501"]
    assert [item.pointer.split("/")[3] for item in found] == ["unpublishedPage", "publishedPage"]


def test_pages_with_more_widgets_than_the_limit_are_told():
    document = export(*(widget(f"Text{i}") for i in range(10)))
    found = transform.validate(document, "1.91", limits=transform.Limits(widgets=5))
    assert any("more than 5 widgets" in item.message for item in found.diagnostics)


def test_pointers_lead_to_what_is_spoken_of():
    """Every pointer of a diagnostic leads to a value of the document that was given in."""
    broken = widget("Table1", text="{{Nothing1.x}}", children="x")
    document = export(
        pages=[page("Page1", broken, widget("Table1"), on_load=[[{"name": "Gone"}]]), page("Page1")],
        actionList=[query("Q", "{{"), query("Q"), None],
        actionCollectionList=[js_object("J", "export default {")],
        datasourceList=[{"name": "DS", "pluginId": "nosuch"}, None],
        customJSLibList=[{"name": "lib"}],
    )
    for item in transform.validate(document, "1.91").diagnostics:
        assert resolve(document, item.pointer) is not None or item.code == "AT120"


def test_a_diagnostic_of_a_check_carries_its_code_and_severity():
    severities = {check.code: check.severity for check in checks()}
    document = export(widget("Text1", text="{{Nothing1.x}}"), datasourceList=[{"name": "DS"}])
    for item in transform.validate(document, "1.91").diagnostics:
        assert item.severity == severities[item.code]
        assert dataclasses.asdict(item)["code"] == item.code


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.code)
def test_a_check_that_ends_the_import_says_so(check: Check):
    """`info` and `releases` run only those."""
    assert check.can_refuse == ("ImportStep" in inspect.getsource(inspect.getmodule(check.run)))


@pytest.mark.parametrize("partial", [False, True])
def test_widgets_and_bindings_of_a_page_by_itself_are_checked(partial):
    button = {
        "widgetName": "B",
        "widgetId": "b",
        "type": "BUTTON_WIDGET",
        "version": 1,
        "parentId": "0",
        "text": "{{Orders.data.length + B.isVisible}}",
        "onClick": "{{if (B.isVisible) { showAlert('x') }}}",
        "dynamicBindingPathList": [{"key": "text"}],
        "dynamicTriggerPathList": [{"key": "onClick"}],
    }
    root = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "version": 94}
    found = transform.validate({**root, "children": [button, {**button, "children": None}]}, partial=partial)
    assert not found.accepted
    by_code = {item.code: item.pointer for item in reversed(found.diagnostics)}
    assert by_code["AT502"] == "/children/0/onClick"
    assert by_code["AT310"].startswith("/children/1")
    assert "AT501" not in by_code  # queries of the page are not known
