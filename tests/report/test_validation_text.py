"""Validations on a terminal: place, code, message, pointer, hint, verdict, summary."""

from __future__ import annotations

import pytest
from an_export import export, query, widget
from validated_files import ERROR, NOTE, TEXT, WARNING, accepted, refused

from transform import Diagnostic, Entity
from transform.report.validation_text import diff_text, to_json, to_text
from transform.validating.fix import fix


def test_the_verdict_comes_first_and_the_path_once():
    assert to_text([accepted(ERROR)]).splitlines() == [
        "app.json: accepted by 1.91; 1 broken afterwards",
        "  Broken afterwards (1):",
        "    Page1:",
        "      3:11: error AT501: Text1: x does not exist.",
        "          hint: Add it.",
    ]


def test_what_is_urgent_comes_first_whatever_its_place():
    shown = to_text([accepted(NOTE, WARNING, ERROR)]).splitlines()
    assert [line.strip() for line in shown if line.endswith(":")] == [
        "Broken afterwards (1):",
        "Page1:",
        "To look at (1):",
        "To configure (1):",
    ]


def on(page: str, widget_name: str, message: str = "x does not exist.", hint: str = "Add it.") -> Diagnostic:
    return Diagnostic("AT501", "error", message, f"/{page}", Entity("widget", page, widget_name), hint)


def test_the_same_cause_stands_once_with_a_count_and_names():
    items = [on("Page1", f"Text{i}") for i in range(5)]
    (line,) = [line for line in to_text([accepted(*items, text=None)]).splitlines() if "AT501" in line]
    assert line.strip() == (
        "/Page1: error AT501: x does not exist. (5 times: Text0, Text1, Text2 and 2 more)"
    )


def test_a_widget_with_the_same_problem_twice_is_named_once():
    text = to_text([accepted(on("Page1", "Text1"), on("Page1", "Text1"), text=None)])
    assert "error AT501: Text1: x does not exist. (2 times)" in text


def test_a_cause_on_several_pages_is_one_entry_that_names_them():
    text = to_text([accepted(on("Page1", "Text1"), on("Page2", "Text1"), text=None)])
    assert "    several pages:" in text
    assert "(2 times: Page1 > Text1, Page2 > Text1)" in text


def test_a_hint_stands_once_in_a_group():
    text = to_text([accepted(on("Page1", "A", "a."), on("Page1", "B", "b."), text=None)])
    assert text.count("hint: Add it.") == 1


def test_all_gives_every_place_with_its_pointer():
    text = to_text([accepted(ERROR, on("Page1", "Text2"))], every=True)
    assert [line.strip() for line in text.splitlines() if " at /" in line or " at 3" in line] == [
        "at /Page1",
        "at 3:11 /pageList/0/é",
    ]


def test_there_are_at_most_50_lines_of_which_the_last_is_the_total():
    bad = accepted(*[on("Page1", "A", f"{i}.") for i in range(300)], text=None, name="bad.json")
    lines = to_text([accepted(NOTE), bad, refused()]).splitlines()
    assert len(lines) == 50
    assert lines[0].startswith("app.json: refused")  # the worst first
    assert lines[1].startswith("bad.json: accepted by 1.91; 300 broken afterwards")
    assert "more lines; --all shows them" in lines[-2]
    assert lines[-1] == "3 files, 2 accepted; 300 broken afterwards, 1 to configure"
    assert len(to_text([accepted(NOTE), bad, refused()], every=True).splitlines()) > 600


def test_a_file_without_places_shows_pointers():
    assert "      /pageList/0/é: error AT501: Text1: " in to_text([accepted(ERROR, text=None)])


def test_places_in_a_lenient_text_are_not_guessed():
    lenient = Diagnostic("AT111", "warning", "This is no JSON.")
    assert "/pageList/0/é: error AT501" in to_text([accepted(lenient, ERROR)])


def test_a_refusal_begins_with_the_words_of_the_product():
    file = refused(
        Diagnostic("AT110", "error", "Cut off."), position=(1, 2), stage="parse", code="AE-1", message="No."
    )
    assert to_text([file]).splitlines() == [
        'app.json: refused by 1.91 (parse, AE-1): "No."; 1 blocks the import',
        "  Blocks the import (1):",
        "    1:2: error AT110: Cut off.",
    ]


def test_a_failure_after_the_validation_is_a_refusal_with_its_message():
    assert to_text([refused(message="duplicate key")]) == 'app.json: refused by 1.91: "duplicate key"'


def test_several_files_have_a_summary():
    assert to_text([accepted(ERROR, NOTE, NOTE), accepted(name="b.json"), refused()]).splitlines()[-1] == (
        "3 files, 2 accepted; 1 broken afterwards, 2 to configure"
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
        "app.json: accepted by 1.91; 1 broken afterwards",
        "  Broken afterwards (1):",
        "    P:",
        "      /a\\x0ab: error AT501: x\\x0d\\x0ay: red\\x1b[31m",
        "          hint: a\\x07",
    ]


def test_a_secret_in_a_name_is_hidden():
    token = "xoxb-" + "123456789012-1234567890123-" + "AbCdEfGhIjKlMnOpQrStUvWx"
    entity = Entity("page", token, token)
    text = to_text([accepted(Diagnostic("AT302", "warning", f"{token} is odd.", f"/a/{token}", entity))])
    assert "REDACTED is odd." in text
    assert "AbCdEf" not in text
