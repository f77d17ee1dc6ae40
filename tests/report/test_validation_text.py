"""Validations on a terminal: place, code, message, pointer, hint, verdict, summary."""

from __future__ import annotations

import pytest
from an_export import export, query, widget
from validated_files import ERROR, NOTE, TEXT, WARNING, accepted, refused

from transform import Diagnostic, Entity
from transform.report.validation_text import diff_text, to_json, to_text
from transform.validating.fix import fix


def test_a_diagnostic_reads_like_that_of_a_compiler():
    assert to_text([accepted(ERROR)]).splitlines() == [
        "app.json:3:11: error AT501: Page1 > Text1: x does not exist.",
        "    at /pageList/0/é",
        "    hint: Add it.",
        "app.json: accepted by 1.91, 1 error",
    ]


def test_the_order_is_that_of_the_text():
    codes = [
        line.split()[2] for line in to_text([accepted(NOTE, WARNING, ERROR)]).splitlines() if "AT" in line
    ]
    assert codes == ["AT302:", "AT501:", "AT602:"]  # the whole document, line 3, line 5


def test_a_file_without_places_shows_pointers_only():
    assert to_text([accepted(ERROR, text=None)]).startswith("app.json: error AT501: Page1 > Text1: ")


def test_places_in_a_lenient_text_are_not_guessed():
    lenient = Diagnostic("AT111", "warning", "This is no JSON.")
    assert "app.json: error AT501" in to_text([accepted(lenient, ERROR)])


def test_a_refusal_ends_with_the_words_of_the_product():
    file = refused(
        Diagnostic("AT110", "error", "Cut off."), position=(1, 2), stage="parse", code="AE-1", message="No."
    )
    assert to_text([file]).splitlines() == [
        "app.json:1:2: error AT110: Cut off.",
        'app.json: refused by 1.91 (parse, AE-1): "No."; 1 error',
    ]


def test_a_failure_after_the_validation_is_a_refusal_with_its_message():
    assert to_text([refused(message="duplicate key")]) == 'app.json: refused by 1.91: "duplicate key"'


def test_several_files_have_a_summary():
    assert to_text([accepted(ERROR, NOTE, NOTE), accepted(name="b.json"), refused()]).splitlines()[-1] == (
        "3 files, 2 accepted; 1 error, 2 notes"
    )


def test_quiet_leaves_out_notes_and_good_news():
    assert to_text([accepted(NOTE)], quiet=True) == ""
    assert "AT602" not in to_text([accepted(NOTE, WARNING)], quiet=True)
    assert "refused" in to_text([refused()], quiet=True)


@pytest.mark.parametrize(("item", "colour"), [(ERROR, 31), (WARNING, 33), (NOTE, 36)])
def test_colours_tell_severities_apart(item: Diagnostic, colour: int):
    assert f"\033[{colour}m{item.severity} {item.code}\033[0m" in to_text([accepted(item)], colour=True)
    assert "\033" not in to_text([accepted(item)])


def test_json_has_the_keys_that_are_promised_in_their_order():
    (result,) = to_json([accepted(ERROR)])
    assert list(result) == [
        "file",
        "target",
        "accepted",
        "verdict",
        "stage",
        "code",
        "message",
        "diagnostics",
    ]
    assert result["diagnostics"] == [ERROR.to_dict()]
    assert TEXT not in str(result)


def test_a_repair_is_shown_as_a_diff():
    text = widget("Text1", text="{{Query1.data}}", dynamicBindingPathList=[{"key": "text"}, {"key": "gone"}])
    document = export(text, actionList=[query("Query1")])
    fixed = fix(document, selected=lambda code: code == "AT317")
    shown = diff_text("app.json", fixed).splitlines()
    pointer = "/pageList/0/unpublishedPage/layouts/0/dsl/children/0/dynamicBindingPathList"
    assert shown[0].startswith(f"app.json:{pointer}: AT317: ")
    assert [line.strip() for line in shown if line.startswith("    -")] == [
        "-  },",
        "-  {",
        '-    "key": "gone"',
    ] * 2


def test_names_cannot_command_a_terminal_or_forge_a_line():
    item = Diagnostic("AT501", "error", "red\x1b[31m", "/a\nb", Entity("widget", "P", "x\r\ny"), "a\x07")
    lines = to_text([accepted(item, text=None)]).split("\n")
    assert lines == [
        "app.json: error AT501: P > x\\x0d\\x0ay: red\\x1b[31m",
        "    at /a\\x0ab",
        "    hint: a\\x07",
        "app.json: accepted by 1.91, 1 error",
    ]


def test_a_secret_in_a_name_is_hidden():
    token = "xoxb-" + "123456789012-1234567890123-" + "AbCdEfGhIjKlMnOpQrStUvWx"
    entity = Entity("page", token, token)
    text = to_text([accepted(Diagnostic("AT302", "warning", f"{token} is odd.", f"/a/{token}", entity))])
    assert "REDACTED is odd." in text
    assert "AbCdEf" not in text
