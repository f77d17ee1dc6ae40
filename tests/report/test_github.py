"""Validations as workflow commands of GitHub Actions."""

from __future__ import annotations

from validated_files import ERROR, NOTE, WARNING, accepted, refused

from transform import Diagnostic
from transform.report.github import to_github
from transform.report.validation_results import validation_results


def test_each_severity_has_its_command_with_line_and_column():
    assert to_github(validation_results([accepted(ERROR, WARNING, NOTE)]).files).splitlines() == [
        "::error file=app.json,line=3,col=11,title=AT501::Page1 > Text1: x does not exist. Add it.",
        "::warning file=app.json,line=1,col=1,title=AT302::No page is the default page.",
        "::notice file=app.json,line=5,col=8,title=AT602::DB: It is not configured.",
    ]


def test_what_would_end_a_command_is_escaped():
    item = Diagnostic("AT501", "error", "100% of\nx: y, z")
    line = to_github(validation_results([accepted(item, name="a,b:c%.json", text=None)]).files)
    assert line == "::error file=a%2Cb%3Ac%25.json,title=AT501::100%25 of%0Ax: y, z"


def test_an_unreadable_text_is_marked_at_its_fault():
    file = refused(Diagnostic("AT110", "error", "Cut off."), position=(7, 3))
    assert (
        to_github(validation_results([file]).files)
        == "::error file=app.json,line=7,col=3,title=AT110::Cut off."
    )


def test_nothing_found_is_no_output():
    assert to_github(validation_results([accepted()]).files) == ""


def test_control_characters_do_not_reach_the_terminal_of_the_log():
    line = to_github(
        validation_results(
            [accepted(Diagnostic("AT501", "error", "a\x1b[31mb"), name="a\x1b.json", text=None)]
        ).files
    )
    assert "\x1b" not in line
