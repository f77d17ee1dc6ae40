"""Names from documents neither act on a terminal, a log or a page, nor hide in them."""

from __future__ import annotations

import json

import pytest
from small_export import export, page, query, text

import transform
from transform.configuring.overview import datasources
from transform.report.datasources_text import datasources_text
from transform.report.diff.html import to_html
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text
from transform.report.findings import FoundFile
from transform.report.findings import to_text as findings_text
from transform.report.github import to_github
from transform.report.info_report import info_text
from transform.report.results_markdown import to_markdown as results_to_markdown
from transform.report.sarif import to_sarif
from transform.report.text import table, visible, visible_code
from transform.report.validated import validated_file
from transform.report.validation_results import validation_results
from transform.report.validation_text import to_text as validation_text

ACTING = "\x1b[2J\x07\u202e\u2066\u200b\u2028\x9b\n::error::injected"
FORBIDDEN = set(ACTING) - set("::error::injected[2J\n")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\r", "a\\x0ab\\x0d"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\U000e0041", "\\U000e0041"),
        ("::error::x", "\\x3a:error::x"),
        ("\u0020 ::add-mask::x", "  \\x3a:add-mask::x"),
        ("a ##[error]x ##vso[task]", "a \\x23#[error]x \\x23#vso[task]"),
        ("std::vector ## Heading", "std::vector ## Heading"),
        ("Größe 東京 👩\u200d💻", "Größe 東京 👩\u200d💻"),
    ],
)
def test_what_acts_or_hides_is_escaped_and_all_else_is_as_it_is(shown, expected):
    assert visible(shown) == expected


def test_code_keeps_its_tabs():
    assert visible_code("\tif (a)\x1b") == "\tif (a)\\x1b"
    assert visible("\t") == "\\x09"


def test_cells_of_a_table_stay_in_their_line():
    assert table([["a", "b"], ["x\ny", "z"]]) == ["  a       b", "  x\\x0ay  z"]


def document(number):
    """Return an export in which every name acts; `number` makes a difference in each entity."""
    name = f"N{ACTING}"
    widget = {
        **text(name, "w", f"{number}{ACTING}", tooltip=f"{{{{q.run()}}}}{number}"),
        "type": f"T{ACTING}",
    }
    added = {**widget, "widgetName": f"{name}{number}", "widgetId": f"w{number}"}
    action = query(name, name, f"SELECT {number}{ACTING}")
    source = {"name": name, "gitSyncId": "d", "pluginId": f"P{ACTING}", "templateName": f"{number}"}
    return export(page(name, widget, added), actions=[action], datasourceList=[source])


def reports():
    before, after = document(1), document(2)
    found = transform.diff(before, after)
    file = validated_file(f"f{ACTING}", transform.validate(after))
    findings = FoundFile(f"f{ACTING}", transform.scan(after, policy="strict"))
    yield "diff as text", to_text(found, full=True)
    yield "diff as Markdown", to_markdown(found, full=True)
    yield "diff as HTML", to_html(found, (ACTING, "b"))
    yield "validation as text", validation_text([file])
    results = validation_results([file])
    yield "validation for GitHub", to_github(results.files)
    yield "validation as Markdown", results_to_markdown(results)
    yield "validation as SARIF", messages(to_sarif(results))
    yield "findings", findings_text([findings])
    yield "info", info_text([(ACTING, transform.inspect(after))])
    yield "datasources", datasources_text(datasources(after))


def messages(sarif):
    return "\n".join(result["message"]["text"] for result in sarif["runs"][0]["results"])


@pytest.mark.parametrize(("name", "shown"), [*reports()], ids=lambda part: part if len(part) < 30 else "")
def test_no_report_passes_on_what_acts(name, shown):
    assert not FORBIDDEN & set(shown), name
    assert not any(line.lstrip().startswith("::error::injected") for line in shown.splitlines())


def test_json_passes_names_on_as_data():
    shown = transform.diff_report(transform.diff(document(1), document(2)))
    assert ACTING in shown["changes"][0]["entity"]["name"]
    assert "\x1b" not in json.dumps(shown)


def test_a_row_that_is_wider_than_the_terminal_becomes_a_paragraph_of_what_it_says():
    rows = [
        ["page", "from", "to", "note"],
        ["Home", "57", "94", "-"],
        ["A page with a long name", "1", "2", "x"],
    ]
    assert table(rows, width=80) == table(rows)
    assert table(rows, width=30) == [
        "  Home",
        "    from 57; to 94",
        "  A page with a long name",
        "    from 1; to 2; note x",
    ]
