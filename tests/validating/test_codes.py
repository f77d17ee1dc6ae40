"""Every code that can be reported has a meaning, and can be selected."""

from __future__ import annotations

import re

import pytest
from an_export import export, widget

import transform
from transform.validating.codes import catalogue


@pytest.mark.parametrize(("code", "known"), catalogue().items(), ids=list(catalogue()))
def test_a_code_has_a_severity_and_a_sentence(code: str, known: object):
    assert re.fullmatch(r"AT[1-7]\d\d", code)
    assert known.severity in ("error", "warning", "note")  # type: ignore[attr-defined]
    assert known.title.endswith(".")  # type: ignore[attr-defined]


TEXTS = [
    *("", "{", "{'a': 1}", '{"a": 1, "a": 2}', "\ufeff{}", "[]", "{}", '{"serverSchemaVersion": 99}'),
    *("[" * 999, '{"a": "\\ud800"}', '{"a": 99999999999999999999999}'),
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:20])
def test_what_is_reported_stands_in_the_catalogue_with_its_severity(text: str):
    for item in transform.validate_text(text, "1.91").diagnostics:
        assert catalogue()[item.code].severity == item.severity


def test_what_reading_alone_reports_of_an_upgrade_is_not_listed():
    assert "AT201" not in catalogue() and "AT103" not in catalogue()


def test_a_fine_export_reports_nothing():
    assert not transform.validate(export(widget("Text1")), "1.91").diagnostics
