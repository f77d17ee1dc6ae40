"""What became of several inputs is summed up."""

from __future__ import annotations

from types import SimpleNamespace

from transform.cli._summary import Summary
from transform.errors import InputError


def summed(*results):
    summary = Summary()
    for result in results:
        summary.add(result)
    return summary.lines(3 * 2**20, 1.5)


def found(*rules, **more):
    return SimpleNamespace(findings=[SimpleNamespace(rule=rule) for rule in rules], **more)


def validated(accepted, *codes):
    diagnostics = [SimpleNamespace(code=code) for code in codes]
    return SimpleNamespace(validation=SimpleNamespace(accepted=accepted, diagnostics=diagnostics)), False


def test_files_changes_and_what_could_not_be_read_are_counted():
    assert summed(SimpleNamespace(changed=True), SimpleNamespace(changed=False), InputError("no")) == [
        "3 files, 1 changed, 1 not read, 3.0 MB in 1.5 s"
    ]


def test_rules_with_most_findings_come_first():
    assert summed(found("b", "a", "c"), found("c", changed=None), None) == [
        "3 files, 3.0 MB in 1.5 s",
        "4 findings: c 2, a 1, b 1",
    ]


def test_what_a_release_refuses_is_counted():
    assert summed(validated(True), validated(False, "AT101")) == [
        "2 files, 1 refused by the release, 3.0 MB in 1.5 s",
        "1 finding: AT101 1",
    ]
