"""Diagnostics are sorted by what they mean for an import."""

from __future__ import annotations

from pathlib import Path

import pytest

import transform.validating.checks as checks
from transform import Diagnostic
from transform.report.impact import ENDS_IMPORT, Impact, counted, counts_text, impact_of


@pytest.mark.parametrize(
    ("code", "severity", "accepted", "impact"),
    [
        ("AT110", "error", False, Impact.BLOCKS),
        ("AT210", "error", False, Impact.BLOCKS),
        ("AT701", "error", False, Impact.BLOCKS),
        ("AT501", "error", False, Impact.BROKEN),
        ("AT501", "error", True, Impact.BROKEN),
        ("AT122", "warning", False, Impact.LOOK),
        ("AT602", "note", True, Impact.CONFIGURE),
        ("AT319", "note", True, Impact.INFORMATION),
    ],
)
def test_each_diagnostic_has_its_group(code, severity, accepted, impact):
    assert impact_of(Diagnostic(code, severity, "x"), accepted=accepted) is impact


def test_groups_are_counted_in_their_order():
    items = [
        Diagnostic("AT319", "note", "x"),
        Diagnostic("AT501", "error", "x"),
        Diagnostic("AT502", "error", "x"),
    ]
    assert list(counted(items, accepted=True).items()) == [(Impact.BROKEN, 2), (Impact.INFORMATION, 1)]


def test_every_check_that_can_end_an_import_is_known():
    folder = Path(checks.__file__).parent
    failing = {
        path.stem[:5].upper() for path in folder.glob("at*.py") if "ImportFailure(" in path.read_text()
    }
    assert failing == ENDS_IMPORT


def test_counts_read_as_words():
    assert counts_text({Impact.BLOCKS: 1}) == "1 blocks the import"
    assert counts_text({Impact.CONFIGURE: 1, Impact.BLOCKS: 2}) == "2 block the import, 1 to configure"
