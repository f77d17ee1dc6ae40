"""Whether a release takes what was dropped."""

from __future__ import annotations

from asked import FIXTURE, did, tried


def test_the_newest_release_takes_the_example():
    found = did("validate", FIXTURE)
    assert "Will import into" in found.report
    assert "2026-11-29" in found.report


def test_an_older_release_than_the_one_that_made_it_does_not():
    found = did("validate", FIXTURE, target="1.5")
    assert "Will not import into 1.5" in found.report
    assert found.commands[0].startswith("appsmith-transform validate order-desk-1.6.8.json --target 1.5 ")


def test_a_text_that_is_no_json_is_judged_too():
    found = did("validate", ("broken.json", b'{"exportedApplication": '))
    assert "Will not import into" in found.report


def test_a_release_that_there_is_not_is_refused():
    assert tried("validate", FIXTURE, target="99").hint
