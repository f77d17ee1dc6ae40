"""A copy to hand over, its statement, and what a person keeps."""

from __future__ import annotations

import re
import tomllib

from asked import did
from order_desks import PASSWORD, TOKEN, with_secrets

import transform
from transform.report.statement import verify

GIVEN = ("app.json", with_secrets())


def of(result, label):
    return next(one for one in result.downloads if label in one.label)


def fingerprint_of_the_token(result):
    found = re.search(r'GitHub.*?name="keep-(\w+)"', result.body, re.DOTALL)
    return found[1]


def test_the_copy_holds_no_secret_and_the_statement_is_about_it():
    found = did("sanitize", GIVEN)
    copy = of(found, "Sanitized file")
    assert copy.name == "app-sanitized.json"
    assert TOKEN.encode() not in copy.data
    assert PASSWORD.encode() not in copy.data
    assert verify(of(found, "Statement").data, copy.data) == []
    assert "Safe to hand over" in found.report


def test_no_secret_is_on_the_page():
    found = did("sanitize", GIVEN)
    for text in (found.body, found.report):
        assert TOKEN not in text
        assert PASSWORD not in text


def test_what_a_person_keeps_stays_and_the_policy_says_so():
    mark = fingerprint_of_the_token(did("sanitize", GIVEN))
    found = did("sanitize", GIVEN, policy="share", **{f"keep-{mark}": "keep"})
    copy = of(found, "Sanitized file").data
    assert TOKEN.encode() in copy
    assert PASSWORD.encode() not in copy
    assert f'name="keep-{mark}" value="keep" checked' in found.body
    policy = transform.policy_from(tomllib.loads(of(found, "Policy").data.decode()), "policy.toml")
    by_hand = transform.sanitize(transform.parse(GIVEN[1]), policy)
    assert by_hand.document == transform.parse(copy)
    assert "--policy policy.toml" in found.commands[0]


def test_a_fingerprint_of_nothing_keeps_nothing():
    found = did("sanitize", GIVEN, **{"keep-0123456789abcdef0123": "keep"})
    assert TOKEN.encode() not in of(found, "Sanitized file").data
    assert "policy" not in found.commands[0]


def test_the_usual_policy_of_a_layout_keeps_what_the_product_commits(tmp_path):
    for path, data in transform.unpack(transform.parse(GIVEN[1])).items():
        (tmp_path / "desk" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / path).write_bytes(data)
    found = did("sanitize", tmp_path / "desk")
    assert of(found, "Sanitized file").name == "desk-sanitized.json"
    assert TOKEN.encode() not in of(found, "Sanitized file").data


def test_the_report_counts_the_values_that_the_card_counts():
    twice = with_secrets().replace(b"SELECT 1 --", b"SELECT 1 -- " + TOKEN.encode() + b" ")
    found = did("sanitize", ("app.json", twice))
    counted = re.search(r"Safe to hand over: (\d+ values removed), a second scan found nothing", found.body)
    assert counted
    assert f"Safe to hand over: {counted[1]}, a second scan found nothing" in found.report
