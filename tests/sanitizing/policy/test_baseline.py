"""A baseline accepts what it lists, holds no value, and refuses what would make it accept nothing."""

from __future__ import annotations

import json

import pytest
from an_application import application, postgres
from makers import Maker

import transform
from transform.sanitizing.policy.baseline import baseline_of, read_baseline
from transform.sanitizing.policy.policies import policy_of

PASSWORD = Maker(11).password()
OTHER = Maker(12).password()
DOCUMENT = application(
    [f"let password = '{PASSWORD}'", "", f"ping {PASSWORD}", f"ping {PASSWORD} again"], [postgres(PASSWORD)]
)


def baseline(document=DOCUMENT, key=""):
    return baseline_of([("app.json", found) for found in transform.scan(document, key=key)], key)


def test_what_is_accepted_is_not_found_again_and_stays():
    policy = policy_of("share").accepting(read_baseline(baseline()))
    assert transform.scan(DOCUMENT, policy) == []
    kept = transform.sanitize(DOCUMENT, policy).document
    assert PASSWORD in transform.serialize(kept).decode()


def test_what_is_new_is_found():
    policy = policy_of("share").accepting(read_baseline(baseline()))
    more = {**DOCUMENT, "editModeTheme": {"name": "T", "config": f"password = '{OTHER}'"}}
    assert [found.pointer for found in transform.scan(more, policy)] == ["/editModeTheme/config"]


def test_the_same_value_in_another_place_is_found():
    policy = policy_of("share").accepting(read_baseline(baseline()))
    body = f"let password = '{PASSWORD}'"
    more = {**DOCUMENT, "editModeTheme": {"name": "T", "config": body}}
    assert [found.pointer for found in transform.scan(more, policy)] == ["/editModeTheme/config"]
    kept = transform.sanitize(more, policy).document
    assert kept["editModeTheme"]["config"] == "let password = 'REDACTED'"
    assert kept["actionList"] == DOCUMENT["actionList"]


def test_what_is_accepted_may_be_moved_in_its_lists():
    policy = policy_of("share").accepting(read_baseline(baseline()))
    moved = {**DOCUMENT, "actionList": [{}, *DOCUMENT["actionList"][::-1]]}
    assert transform.scan(moved, policy) == []


def test_what_is_accepted_in_one_file_is_not_in_another():
    policy = policy_of("share").accepting(read_baseline(baseline()))
    assert transform.scan(DOCUMENT, policy.in_file("./exports/app.json")) == []
    assert transform.scan(DOCUMENT, policy.in_file("other.json")) != []


def test_it_lists_each_place_and_never_shows_a_value():
    made = baseline()
    assert len(made["findings"]) == len(transform.scan(DOCUMENT))
    assert PASSWORD not in json.dumps(made)
    assert {entry["file"] for entry in made["findings"]} == {"app.json"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"findings": None}, "no baseline"),
        ({"format_version": "2.0"}, "format"),
        ({"findings": [{"rule": "jwt"}]}, "no fingerprint"),
        ({"findings": ["x"]}, "no fingerprint"),
    ],
)
def test_odd_files_are_refused(change, says):
    with pytest.raises(transform.InputError, match=says):
        read_baseline({**baseline(), **change})


def test_another_key_is_refused_rather_than_accepting_nothing():
    with pytest.raises(transform.InputError, match="another key"):
        read_baseline(baseline(key="a"), "b")
    assert read_baseline(baseline(key="a"), "a")


def test_a_configured_export_whose_secrets_are_all_accepted_keeps_them():
    document = {
        **application([], [postgres(PASSWORD)]),
        "decryptedFields": {"Orders": {"password": PASSWORD}},
    }
    policy = policy_of("share").accepting(read_baseline(baseline(document)))
    assert transform.sanitize(document, policy).document["decryptedFields"] == document["decryptedFields"]
