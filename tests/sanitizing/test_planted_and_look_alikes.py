"""Every planted secret is found, and nothing of what only looks like one."""

from __future__ import annotations

import re

import pytest
from an_application import application
from look_alikes import all_look_alikes
from planted_secrets import all_planted

import transform
from transform.document.pointers import resolve

PLANTED = all_planted()
LOOK_ALIKES = all_look_alikes()


def found_texts(document):
    return {resolve(document, finding.pointer) for finding in transform.scan(document)}


def test_the_sets_are_as_large_as_they_claim():
    assert len(PLANTED) >= 150
    assert len({planted.kind for planted in PLANTED}) >= 40
    assert len(set(LOOK_ALIKES)) >= 300


def test_every_planted_secret_is_found():
    found = found_texts(application([planted.text for planted in PLANTED]))
    missed = [f"{planted.kind} {i}" for i, planted in enumerate(PLANTED) if planted.text not in found]
    assert missed == []


@pytest.mark.parametrize("policy", ["share", "strict"])
def test_no_planted_secret_survives_sanitizing(policy):
    document = application([planted.text for planted in PLANTED])
    clean = transform.serialize(transform.sanitize(document, policy).document).decode()
    left = [
        f"{planted.kind} {i}"
        for i, planted in enumerate(PLANTED)
        if transform.serialize(planted.secret).decode()[1:-1] in clean
    ]
    assert left == []


def test_no_look_alike_is_reported():
    document = application(LOOK_ALIKES)
    wrong = {
        (finding.rule, LOOK_ALIKES.index(resolve(document, finding.pointer)))
        for finding in transform.scan(document)
        if not finding.rule.endswith("-checksum")
    }
    assert wrong == set()


def test_tokens_whose_checksum_does_not_fit_are_warnings():
    document = application(LOOK_ALIKES)
    found = [finding for finding in transform.scan(document) if finding.rule.endswith("-checksum")]
    texts = {resolve(document, finding.pointer) for finding in found}
    assert texts == {text for text in LOOK_ALIKES if re.search(r"(?:ghp|npm)_(?!.*[xX]{6})\w{30}", text)}
    assert {finding.severity for finding in found} == {"warning"}


def test_no_finding_shows_a_secret():
    document = application([planted.text for planted in PLANTED])
    for finding in transform.scan(document):
        text = resolve(document, finding.pointer)
        shown = finding.preview.removesuffix("…")
        assert len(shown) <= 16
        assert shown in text
        for planted in PLANTED:
            if planted.text == text:
                assert planted.secret not in str(finding.to_dict())
                assert len(shown) < len(planted.secret) / 2
