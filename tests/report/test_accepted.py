"""What a baseline accepts is no longer reported, wherever lines and entries are now; all else is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from transform.diagnostics import Entity
from transform.errors import InputError
from transform.report.accepted import accepted_of, read_accepted
from transform.report.results import Result, ResultFile, Results
from transform.storage.layout.places import Place

ODD = Result("AT501", "error", "Odd.", "/a/3", Entity("widget", "Home", "Text1"), "f1")
OTHER = replace(ODD, fingerprint="f2")
THERE = replace(OTHER, place=Place("shop/pages/A.json", 7, 3))


def kept(file: ResultFile, *accepted: ResultFile) -> list[bool]:
    written = json.loads(json.dumps(accepted_of(Results("validate", "Validation", accepted, []))))
    return read_accepted(written, "validate").kept(file)


def test_what_is_accepted_is_left_out_at_whatever_line_it_is_now() -> None:
    moved = replace(ODD, pointer="/a/7", place=None)
    assert kept(ResultFile("a.json", [moved, OTHER]), ResultFile("a.json", [ODD])) == [False, True]


def test_the_same_in_another_file_is_new() -> None:
    assert kept(ResultFile("b.json", [ODD]), ResultFile("a.json", [ODD])) == [True]
    other = replace(THERE, place=Place("shop/pages/B.json", 7, 3))
    assert kept(ResultFile("shop", [THERE, other]), ResultFile("shop", [THERE])) == [False, True]


def test_a_file_may_be_named_from_a_folder_above() -> None:
    assert kept(ResultFile("exports/a.json", [ODD]), ResultFile("a.json", [ODD])) == [False]


def test_the_same_finding_is_one_entry() -> None:
    assert len(accepted_of(Results("x", "X", [ResultFile("a.json", [ODD, ODD, OTHER])], []))["findings"]) == 2


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ([], "no baseline"),
        ({"results": []}, "no baseline"),
        ({"of": "merge-check", "format_version": "1.0", "findings": []}, "another command"),
        ({"of": "validate", "format_version": "9.0", "findings": []}, "does not know"),
        ({"of": "validate", "format_version": "1.0", "findings": [{"rule": "AT501"}]}, "no fingerprint"),
        ({"of": "validate", "format_version": "1.0", "findings": [7]}, "no fingerprint"),
    ],
)
def test_what_accepts_nothing_is_refused(document, says) -> None:
    with pytest.raises(InputError, match=says):
        read_accepted(document, "validate")
