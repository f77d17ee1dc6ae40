"""What became of several inputs is summed up."""

from __future__ import annotations

from types import SimpleNamespace

from transform.cli._summary import Summary
from transform.errors import InputError


def summed(*results, timed=True, dry=False):
    summary = Summary()
    for result in results:
        summary.add(result)
    return summary.lines(3 * 2**20, 1.5, dry=dry) if timed else summary.lines(dry=dry)


def found(*secrets, **more):
    """Return a result with findings of secrets, each written as "rule" or "rule:fingerprint"."""
    pairs = [secret.partition(":") for secret in secrets]
    return SimpleNamespace(
        findings=[SimpleNamespace(rule=rule, fingerprint=mark or rule) for rule, _, mark in pairs], **more
    )


def validated(accepted, *codes):
    diagnostics = [SimpleNamespace(code=code) for code in codes]
    return SimpleNamespace(validation=SimpleNamespace(accepted=accepted, diagnostics=diagnostics)), False


def test_files_changes_and_what_could_not_be_read_are_counted():
    assert summed(SimpleNamespace(changed=True), SimpleNamespace(changed=False), InputError("no")) == [
        "3 files, 1 changed, 1 failed, 3.0 MB in 1.5 s"
    ]


def test_rules_with_most_findings_come_first():
    assert summed(found("b", "a", "c:1"), found("c:2", changed=None), None) == [
        "3 files, 3.0 MB in 1.5 s",
        "4 findings: c 2, a 1, b 1",
    ]


def test_what_a_release_refuses_is_counted():
    assert summed(validated(True), validated(False, "AT101")) == [
        "2 files, 1 refused by the release, 3.0 MB in 1.5 s",
        "1 finding: AT101 1",
    ]


def test_a_secret_in_several_files_is_one_finding():
    assert summed(found("a:1", "a:1"), found("a:1", "a:2"), timed=False) == ["2 findings: a 2"]


def test_a_secret_that_several_rules_find_is_one_finding():
    assert summed(found("a:1", "b:1"), found("b:1", "b:2"), timed=False) == ["2 findings: a 1, b 1"]


def test_without_the_time_there_is_nothing_to_tell_of_inputs_that_were_only_read():
    assert summed(None, None, timed=False) == []
    assert summed(found(), InputError("no"), timed=False) == ["2 files, 1 failed"]


def test_an_upgrade_that_changes_nothing_says_so():
    assert summed(SimpleNamespace(changed=False), SimpleNamespace(changed=False), timed=False) == [
        "2 files, 0 changed"
    ]


def test_one_input_needs_no_summary():
    assert summed(found("a")) == []


def test_a_check_says_what_would_change():
    results = SimpleNamespace(changed=True), SimpleNamespace(changed=False)
    assert summed(*results, timed=False, dry=True) == ["2 files, 1 to change"]
