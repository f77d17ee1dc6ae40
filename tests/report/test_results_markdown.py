"""Results as Markdown: what a reviewer reads in a comment, and whatever names hold, nothing of it acts."""

from __future__ import annotations

from transform.document.positions import Position
from transform.report.results import Result, ResultFile, Results, Rule
from transform.report.results_markdown import to_markdown
from transform.storage.layout.places import Place

RULES = [Rule("AT501", "A binding refers to nothing.", "error"), Rule("AT602", "Not configured.", "note")]


def found(
    rule: str = "AT501", level: str = "error", count: int = 1, message: str = "Text1: no x."
) -> list[Result]:
    return [Result(rule, level, message, f"/a/{i}", place=Position(i + 1, 3)) for i in range(count)]


def shown(*files: ResultFile, every: bool = False) -> str:
    return to_markdown(Results("validate", "Validation", files, RULES), every=every)


def test_the_worst_file_comes_first_with_its_verdict_and_its_rules_by_severity() -> None:
    good = ResultFile("good.json", [], verdict="accepted by 1.9.16")
    bad = ResultFile("bad.json", [*found("AT602", "note"), *found()], verdict="refused by 1.9.16")
    assert shown(good, bad) == (
        "# Validation\n\n1 error, 1 note in 2 files.\n\n"
        "## `bad.json`\n\nRefused by 1.9.16.\n\n"
        "- **AT501** (error): A binding refers to nothing.\n"
        "  - `1:3` Text1: no x.\n"
        "- **AT602** (note): Not configured.\n"
        "  - `1:3` Text1: no x.\n\n"
        "## Nothing to report\n\n- `good.json`: accepted by 1.9.16\n"
    )


def test_what_is_not_there_is_said() -> None:
    assert "Nothing found in 1 file." in shown(ResultFile("a.json", []))


def test_places_are_in_the_file_of_a_layout_or_else_pointers() -> None:
    there = Result("AT501", "error", "x", place=Place("pages/A.json", 7, 3))
    text = shown(ResultFile("app", [there, Result("AT501", "error", "x", "/a/b")]))
    assert "`pages/A.json:7:3` x" in text and "`/a/b` x" in text


def test_many_places_of_one_rule_are_counted_and_all_of_them_listed_if_asked() -> None:
    file = ResultFile("a.json", found(count=1234))
    text = shown(file)
    assert "**AT501** (error, 1,234 times)" in text and "… and 1,229 more" in text
    assert text.count("Text1: no x.") == 5
    assert shown(file, every=True).count("Text1: no x.") == 1234


def test_a_comment_can_hold_it() -> None:
    files = [ResultFile(f"{i}.json", found(message="Text1: no x. " * 5)) for i in range(1000)]
    text = shown(*files)
    assert len(text) < 65_536
    assert "`--all` lists them" in text
    assert "999.json" in shown(*files, every=True)


EVIL = "**y** <b>z</b>\n# h [a](b)\x1b[2J"
TAME = r"\*\*y\*\* \<b\>z\</b\> \# h \[a\](b)\\x1b\[2J"


def test_no_name_acts_as_markdown_or_html() -> None:
    text = shown(ResultFile("`x`\n# <b>", [Result("AT501", "error", EVIL, "`/a`")], verdict=EVIL))
    assert text.splitlines()[4:] == [
        "## `x # <b>`",
        "",
        f"{TAME}.",
        "",
        "- **AT501** (error): A binding refers to nothing.",
        f"  - `/a` {TAME}",
    ]
