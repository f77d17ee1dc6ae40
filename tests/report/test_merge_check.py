"""Damage of merges in every form: the same rules as elsewhere, and never a secret that somebody typed into a name."""

from __future__ import annotations

from datetime import UTC, datetime

import orjson
import pytest

from transform.cli._results import rendered_results
from transform.diagnostics import Entity
from transform.history.merge_findings import DAMAGES, MergeFinding
from transform.report.merge_check import (
    damage_rules,
    merge_check_results,
    merge_check_text,
    merge_check_to_list,
    shown_merges,
)
from transform.storage.past.commits import Commit
from transform.storage.past.merges import CheckedMerge

KEY = "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc"
TOKEN = "ghp_" + "wJ4kZ8mQ2xR7tV1nB5cY9dF3gH6jL0pSsX2e"
WIDGET = Entity("widget", f"Page {TOKEN}", KEY, "w1")
FINDING = MergeFinding(
    "lost", f"widget {KEY} is gone", 1, f"pages/{TOKEN}/widgets/{KEY}.json", WIDGET, (f"/{KEY}",)
)


def merge(*findings: MergeFinding, commit: str = "a", subject: str = "Merge") -> CheckedMerge:
    known = Commit(
        commit * 40, "b" * 40, ("c" * 40, "d" * 40), "Ann", datetime(2024, 5, 8, tzinfo=UTC), subject
    )
    return CheckedMerge(known, findings)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit", "markdown"])
def test_no_form_shows_a_secret(form: str) -> None:
    merges = shown_merges([merge(FINDING, subject=f"Merge {KEY}")])
    if form == "text":
        printed = merge_check_text(merges)
    elif form == "json":
        printed = orjson.dumps(merge_check_to_list(merges)).decode()
    else:
        printed = rendered_results(form, merge_check_results(merges)).decode()
    assert "lost" in printed and "is gone" in printed
    assert KEY not in printed and TOKEN not in printed


def test_what_is_no_secret_stays() -> None:
    plain = merge(MergeFinding("lost", "widget Home > Note2 is gone", 1, "pages/Home/widgets/Note2.json"))
    assert shown_merges([plain]) == [plain]


def test_a_region_is_as_wide_as_what_is_meant() -> None:
    markers = MergeFinding(
        "markers", "The file has conflict markers", path="a.json", line=3, column=1, width=7
    )
    (run,) = orjson.loads(rendered_results("sarif", merge_check_results([merge(markers)])))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 8}


def test_merges_without_damage_are_a_report_that_services_take() -> None:
    results = merge_check_results([merge()])
    assert orjson.loads(rendered_results("gitlab", results)) == []
    (run,) = orjson.loads(rendered_results("sarif", results))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert b'tests="1" failures="0"' in rendered_results("junit", results)
    assert rendered_results("github", results) == b""


def test_every_kind_of_damage_says_what_to_do() -> None:
    assert [rule.id for rule in damage_rules()] == [f"merge-{kind}" for kind in DAMAGES]
    for rule in damage_rules():
        assert len(rule.full) > len(rule.description)


def test_the_same_damage_of_two_merges_is_two_findings_in_one_file() -> None:
    item = MergeFinding("lost", "x is gone", 1, "theme.json")
    (file,) = merge_check_results([merge(item), merge(item, commit="e")]).files
    assert file.name == "theme.json"
    assert len({result.fingerprint for result in file.results}) == 2
