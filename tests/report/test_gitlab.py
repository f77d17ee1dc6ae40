"""A Code Quality report has what GitLab asks for."""

from transform.document.positions import Position
from transform.report.gitlab import to_gitlab
from transform.report.results import Result, ResultFile
from transform.storage.layout.places import Place

SECRET = Result("aws-key", "error", "Api1: an access key", "/a", fingerprint="f1")


def test_a_result_is_described_where_it_is():
    (entry,) = to_gitlab([ResultFile("exports/app.json", [SECRET], '{\n  "a": 1\n}')])
    assert entry.pop("fingerprint").isalnum()
    assert entry == {
        "description": "aws-key: Api1: an access key",
        "check_name": "aws-key",
        "severity": "critical",
        "location": {"path": "exports/app.json", "lines": {"begin": 2}},
    }


def test_without_a_place_a_result_is_on_the_first_line_and_in_a_layout_in_its_file():
    there = SECRET.__class__("AT501", "warning", "x", place=Place("pages/A/A.json", 7, 3))
    other = SECRET.__class__("AT602", "note", "x")
    report = to_gitlab([ResultFile("app", [there, other])])
    assert [
        (one["location"]["path"], one["location"]["lines"]["begin"], one["severity"]) for one in report
    ] == [
        ("pages/A/A.json", 7, "major"),
        ("app", 1, "info"),
    ]


def test_fingerprints_are_unique_and_stay_when_lines_move():
    twice = [ResultFile(name, [SECRET, SECRET], '{"a": 1}') for name in ("a.json", "b.json")]
    first = [entry["fingerprint"] for entry in to_gitlab(twice)]
    assert len(set(first)) == 4
    moved = [ResultFile(file.name, file.results, '\n\n{"a": 1}') for file in twice]
    assert [entry["fingerprint"] for entry in to_gitlab(moved)] == first


def test_control_characters_are_not_passed_on():
    (entry,) = to_gitlab([ResultFile("a", [Result("r", "error", "x\x1b[2J", place=Position(1, 1))])])
    assert "\x1b" not in entry["description"]
