"""An upgrade that is due is an error of a check, and what steps could not do goes along."""

from __future__ import annotations

from typing import Any

from transform.diagnostics import Diagnostic, Entity
from transform.report.upgrade_results import OUTDATED, upgrade_results, upgrade_rules

OLD = {"page": 50, "server": 7, "client": 1, "page_versions": {"50": 1}, "releases": ["1.6.1", "1.6.8"]}
NEW = {"page": 94, "server": 12, "client": 2, "page_versions": {"94": 1}, "releases": ["1.76", "2.4.3"]}
FAILED = Diagnostic("AT201", "warning", "The step failed.", "/a", Entity("widget", "Home", "Text1"))


def report(**members: Any) -> dict[str, Any]:
    return {
        "input": "a.json", "refused": None, "from": OLD, "to": NEW, "diagnostics": [FAILED.to_dict()],
        "changed": True, **members,
    }  # fmt: skip


def results(*reports: dict[str, Any], check: bool = True, told: str = "AT") -> list[Any]:
    found = upgrade_results(reports, "2.4.3", lambda code: code.startswith(told), check=check)
    assert found.category == "upgrade/2.4.3"
    return [[(one.rule_id, one.level, one.message) for one in file.results] for file in found.files]


def test_a_check_names_the_versions_that_are_there_and_those_that_would_be() -> None:
    ((due, failed),) = results(report())
    assert due[:2] == (OUTDATED, "error")
    for part in ("50", "server schema 7", "1.6.1 to 1.6.8", "94", "server schema 12", "2.4.3"):
        assert part in due[2]
    assert failed == ("AT201", "warning", "Home > Text1: The step failed.")


def test_what_was_upgraded_is_a_note() -> None:
    ((done, _),) = results(report(), check=False)
    assert done[1] == "note" and "had" in done[2]


def test_what_is_up_to_date_or_not_selected_is_not_told() -> None:
    assert results(report(changed=False, diagnostics=[])) == [[]]
    assert results(report(), told="AT201") == [[("AT201", "warning", "Home > Text1: The step failed.")]]


def test_an_input_that_was_refused_is_no_result() -> None:
    assert results(report(refused={"message": "x"})) == []


def test_a_name_that_is_a_secret_is_hidden() -> None:
    key = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
    item = Diagnostic("AT201", "warning", f"Widget {key} failed.", "/a", Entity("widget", "Home", key))
    assert key not in str(results(report(diagnostics=[item.to_dict()])))


def test_each_code_is_a_rule() -> None:
    assert {OUTDATED, "AT201", "AT212"} <= {rule.id for rule in upgrade_rules()}
