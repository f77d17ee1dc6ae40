"""`appsmith-transform validate` as people and CI jobs run it: formats, selections, repairs, exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from an_export import Json, export, query, widget
from command_line import FIXTURE, appsmith_transform

SARIF_SCHEMA = json.loads(
    (Path(__file__).parents[1] / "report" / "sarif-2.1.0-subset.schema.json").read_text()
)


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """Write a document to app.json, indented as an editor would leave it."""

    def write(document: Json | str, name: str = "app.json") -> Path:
        path = tmp_path / name
        path.write_text(document if isinstance(document, str) else json.dumps(document, indent=2))
        return path

    return write


def fine() -> Json:
    return export(widget("Text1"))


def unknown_name() -> Json:
    """Return an export with an error: a binding to something that there is not."""
    return export(widget("Text1", text="{{Nothing1.value}}"))


def repeated_path() -> Json:
    """Return an export with a note that --fix repairs."""
    return export(
        widget("Text1", text="{{Query1.data}}", dynamicBindingPathList=[{"key": "text"}] * 2, own=[1.0, 2]),
        actionList=[query("Query1")],
    )


def validate(*arguments: object, **options: Any) -> tuple[int, str, str]:
    done = appsmith_transform("validate", *arguments, **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_fine_file_is_accepted(file):
    code, out, err = validate(file(fine()), "--target", "1.91", "--ignore", "AT602,AT319")
    assert (code, err) == (0, "")
    assert out.endswith("app.json: accepted by 1.91\n")


def test_each_diagnostic_has_file_line_column_severity_code_pointer_and_hint(file):
    path = file(unknown_name())
    code, out, _ = validate(path, "--target", "1.91", "--select", "AT501", "--all")
    lines = path.read_text().splitlines()
    row = next(i for i, line in enumerate(lines, 1) if "Nothing1" in line)
    column = lines[row - 1].index('"{{') + 1
    verdict, group, page, first, pointer, hint = out.splitlines()
    assert code == 1
    assert verdict == f"{path}: accepted by 1.91; 1 broken afterwards"
    assert (group, page) == ("  Broken afterwards (1):", "    Page1:")
    assert first.startswith(f"      {row}:{column}: error AT501: Text1: ")
    assert "Nothing1" in first
    assert pointer.strip() == "at /pageList/0/unpublishedPage/layouts/0/dsl/children/0/text"
    assert hint.strip().startswith("hint: ")


def test_a_refusal_shows_stage_code_and_the_product_s_own_words(file):
    code, out, _ = validate(file(fine()), "--target", "1.6.8")
    assert code == 1
    assert 'refused by 1.6.8 (migrate, AE-JSN-4045): "Provided file is incompatible' in out
    assert "error AT210" in out and "1.76" in out


def test_a_text_that_cannot_be_read_is_refused_with_its_place(file):
    path = file('{\n  "pageList": [\n')
    code, out, _ = validate(path, "--target", "1.91")
    assert code == 1
    assert out.startswith(f"{path}: refused by 1.91 (parse, AE-APP-5000)")
    assert "    3:1: error AT110: " in out


def test_warnings_alone_do_not_fail(file):
    code, out, _ = validate(file(repeated_path()), "--select", "AT317")
    assert code == 0 and "note AT317" in out


def test_several_files_and_a_folder_end_with_a_summary(file, tmp_path):
    file(fine(), "a.json"), file(unknown_name(), "b.json")
    code, out, _ = validate(tmp_path, FIXTURE, "--select", "AT501", "--quiet")
    assert code == 1
    assert out.splitlines()[-1] == "3 files, 3 accepted; 1 broken afterwards"


def test_one_missing_file_does_not_stop_the_others(file, tmp_path):
    code, out, err = validate(tmp_path / "absent.json", file(fine()), "--quiet")
    assert code == 2
    assert "absent.json does not exist" in err
    code, out, err = validate(tmp_path / "absent.json", file(unknown_name()), "--select", "AT501")
    assert code == 2 and "AT501" in out


def test_standard_input(file):
    data = json.dumps(unknown_name()).encode()
    code, out, _ = validate("-", "--format", "json", stdin=data)
    assert code == 1
    assert json.loads(out)["results"][0]["file"] == "standard input"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "No file is named"),
        (["x.json", "--target", "9.9"], "Release '9.9' is not known"),
        (["x.json", "--select", "AT99"], "no code that starts with AT99"),
        (["x.json", "--explain", "AT999"], "no code AT999"),
        (["x.json", "--write"], "Add --fix"),
        (["x.json", "--fix", "-o", "-"], "Name a file"),
        (["-", "--fix", "--write"], "Standard input cannot be written over"),
        (["x.json", "--workspace", "absent.toml"], "absent.toml does not exist"),
        (["x.json", "--format", "xml"], "xml"),
    ],
    ids=str,
)
def test_wrong_usage_ends_with_2_and_says_what_to_do(arguments: list[str], words: str, file, tmp_path):
    file(fine(), "x.json")
    code, out, err = validate(*arguments, cwd=tmp_path)
    assert (code, out) == (2, "")
    assert words in err


def test_json_has_exactly_what_is_promised(file):
    refused, broken = file(fine(), "a.json"), file(unknown_name(), "b.json")
    code, out, err = validate(refused, broken, "--target", "1.72", "--format", "json")
    document = json.loads(out)
    assert (code, err) == (1, "")
    assert list(document) == ["format_version", "results"]
    keys = ["file", "target", "accepted", "verdict", "stage", "code", "message", "diagnostics"]
    assert [list(result) for result in document["results"]] == [keys, keys]
    first = document["results"][0]
    assert (first["file"], first["target"], first["accepted"]) == (str(refused), "1.72", False)
    assert (first["verdict"], first["stage"], first["code"]) == ("rejected", "migrate", "AE-JSN-4045")
    parts = {"code", "severity", "entity", "pointer", "message", "hint"}
    assert first["diagnostics"] and all(set(item) == parts for item in first["diagnostics"])


def test_sarif_keeps_to_its_schema_and_leads_to_the_line(file):
    path = file(unknown_name())
    code, out, _ = validate(path, "--format", "sarif", "--select", "AT501")
    log = json.loads(out)
    jsonschema.validate(log, SARIF_SCHEMA)
    (result,) = log["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    line = path.read_text().splitlines()[region["startLine"] - 1]
    assert code == 1
    assert line[region["startColumn"] - 1 :].startswith('"{{Nothing1')
    assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "AT501"


def test_sarif_of_a_broken_text_names_the_place_of_the_fault(file):
    _, out, _ = validate(file('{\n "a": x}'), "--format", "sarif")
    log = json.loads(out)
    jsonschema.validate(log, SARIF_SCHEMA)
    regions = [item["locations"][0]["physicalLocation"].get("region") for item in log["runs"][0]["results"]]
    assert all(region is None or region["startLine"] == 2 for region in regions)


def test_github_shows_annotations_beside_the_lines(file):
    path = file(unknown_name())
    _, out, _ = validate(path, "--format", "github", "--select", "AT501,AT319")
    (line,) = out.splitlines()
    row = next(i for i, text in enumerate(path.read_text().splitlines(), 1) if "Nothing1" in text)
    assert line.startswith(f"::error file={path.name},line={row},col=")
    assert "title=AT501::Page1 > Text1: " in line


def test_codes_are_selected_and_ignored_by_their_start(file):
    path = file(unknown_name())
    _, out, _ = validate(path, "--format", "json", "--select", "AT5", "--select", "AT6")
    codes = {item["code"][:3] for item in json.loads(out)["results"][0]["diagnostics"]}
    assert codes == {"AT5"}
    code, out, _ = validate(path, "--format", "json", "--ignore", "at5,AT3")
    assert not any(item["code"] == "AT501" for item in json.loads(out)["results"][0]["diagnostics"])
    assert code == 0


def test_a_refusal_stays_one_whatever_is_ignored(file):
    code, out, _ = validate(file(fine()), "--target", "1.6.8", "--ignore", "AT")
    assert code == 1 and "refused by 1.6.8" in out


def test_every_code_is_listed_and_explained():
    code, out, _ = validate("--list", COLUMNS="300")
    assert code == 0
    codes = [line.split()[0] for line in out.splitlines()[1:]]
    assert codes == sorted(set(codes)) and {"AT110", "AT210", "AT501", "AT601"} <= set(codes)
    code, out, _ = validate("--explain", "at501")
    assert code == 0 and out.startswith("AT501 (error): ") and len(out.splitlines()) > 2


def test_what_only_a_lenient_reader_takes_is_accepted_with_a_warning(file):
    path = file("// by hand\n" + json.dumps(fine()))
    code, out, _ = validate(path)
    assert code == 0
    assert "    1:1: warning AT111" in out and "(line 1, column 1)" in out
    _, out, _ = validate(path, "--format", "github")
    assert f"::warning file={path.name},line=1,col=1,title=AT111::" in out


WORKSPACE = """
release = "1.72"
plugins = ["postgres-plugin"]
[[datasources]]
name = "Orders DB"
pluginId = "mysql-plugin"
"""


def test_a_workspace_says_release_and_datasources(file):
    path, workspace = file(fine()), file(WORKSPACE, "workspace.toml")
    code, out, _ = validate(path, "--workspace", workspace)
    assert code == 1 and "refused by 1.72" in out
    code, out, _ = validate(path, "--workspace", workspace, "--target", "1.91")
    assert code == 0
    assert "note AT603: Orders DB: It is created as Orders DB #1: the name is taken." in out


def test_a_faulty_workspace_is_named_with_its_place(file):
    path, workspace = file(fine()), file('{"plugins": 1}', "workspace.json")
    code, _, err = validate(path, "--workspace", workspace)
    assert code == 2
    assert "workspace.json" in err and "/plugins" in err


def test_fix_alone_shows_the_repair_and_writes_nothing(file):
    path = file(repeated_path())
    before = path.read_bytes()
    code, _, err = validate(path, "--fix", "--select", "AT317")
    assert code == 0
    assert "AT317: dynamicBindingPathList" in err and "-  {" in err
    assert "Nothing was written" in err
    assert path.read_bytes() == before


def test_fix_and_write_change_only_what_was_wrong(file):
    path = file(repeated_path())
    before = json.loads(path.read_text())
    layout = path.read_text().splitlines()[:3]
    code, out, _ = validate(path, "--fix", "--write", "--select", "AT317")
    assert code == 0 and "AT317" not in out
    for side in ("unpublishedPage", "publishedPage"):
        child = before["pageList"][0][side]["layouts"][0]["dsl"]["children"][0]
        child["dynamicBindingPathList"] = [{"key": "text"}]
    assert json.dumps(json.loads(path.read_text())) == json.dumps(before)
    assert path.read_text().splitlines()[:3] == layout


def test_fix_writes_elsewhere_and_reports_what_is_left(file, tmp_path):
    path, target = file(repeated_path()), tmp_path / "repaired.json"
    before = path.read_bytes()
    code, out, _ = validate(path, "--fix", "-o", target, "--select", "AT317", "--target", "1.91")
    assert code == 0 and out == f"{target}: accepted by 1.91\n"
    assert path.read_bytes() == before
    assert len(json.loads(target.read_text())["pageList"]) == 1


def test_fix_from_standard_input_into_a_folder_of_results(file, tmp_path):
    target = tmp_path / "repaired.json"
    code, _, _ = validate("-", "--fix", "-o", target, stdin=json.dumps(repeated_path()).encode())
    assert code == 0 and target.is_file()
    file(repeated_path(), "a.json"), file(fine(), "b.json")
    validate(tmp_path / "a.json", tmp_path / "b.json", "--fix", "-o", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]


def test_what_cannot_be_repaired_is_told_and_judged_as_it_is(file):
    code, out, err = validate(file("{'a': 1}"), "--fix")
    assert code == 1 and "AT113" in out
    assert "app.json: not repaired: Not readable as JSON" in err
    code, out, err = validate(file("[]"), "--fix", "--target", "1.91")
    assert code == 1 and "refused by 1.91 (parse" in out and "not repaired" in err
    code, out, err = validate(file("// by hand\n" + json.dumps(fine())), "--fix")
    assert code == 0 and "warning AT111" in out and "not repaired" in err


def test_nothing_is_written_for_what_cannot_be_repaired(file, tmp_path):
    path, target = file("// by hand\n" + json.dumps(repeated_path())), tmp_path / "repaired.json"
    code, out, _ = validate(path, "--fix", "-o", target, "--target", "1.91")
    assert code == 2 and not target.exists()
    assert f"{path}: accepted by 1.91" in out


def test_a_document_with_a_key_that_stands_twice_is_not_repaired(file):
    text = json.dumps(repeated_path())
    path = file('{"pageList": [{"kept": true}], ' + text[1:])
    before = path.read_bytes()
    code, out, err = validate(path, "--fix", "--write")
    assert code == 2 and path.read_bytes() == before
    assert "not repaired: A key stands twice in one object (line 1, column " in err
    assert "/pageList" in err and "warning AT101" in out


def test_a_file_over_the_server_s_limit_is_refused_without_being_read(file, tmp_path):
    path = tmp_path / "app.json"
    with path.open("wb") as sparse:
        sparse.truncate(2 * 2**40)  # two terabytes that take no room
    code, out, err = validate(path, "--target", "1.91")
    assert (code, err) == (1, "")
    assert "error AT115: The file has 2,097,152 MB, the server takes 150 MB." in out
    assert "refused by 1.91 (upload)" in out


def test_standard_input_over_the_limit_is_refused_too():
    code, out, _ = validate("-", "--max-size", "1", stdin=b" " * (2**20 + 5))
    assert code == 1 and "error AT115: The file has more than 1 MB" in out


def test_an_unknown_release_is_told_once(file, tmp_path):
    file(fine(), "a.json"), file(fine(), "b.json")
    code, _, err = validate(tmp_path, "--target", "9.9")
    assert code == 2 and len(err.splitlines()) == 1


def test_no_colour_without_a_terminal_and_colour_on_request(file):
    path = file(unknown_name())
    assert "\x1b" not in validate(path)[1]
    assert "\x1b[31merror AT501\x1b[0m" in validate(path, "--color", "always")[1]


@pytest.mark.parametrize("output_format", ["text", "json", "sarif", "github"])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_names_that_no_terminal_can_show_are_written_out(file, output_format: str, encoding: str):
    path = file(export(widget("T\ud800\u00e9", text="{{Nothing1.value}}")))
    done = appsmith_transform(
        "validate", path, "--format", output_format, "--select", "AT501", PYTHONIOENCODING=encoding
    )
    assert done.returncode == 1 and b"AT501" in done.stdout and done.stderr == b""


def test_ignoring_the_warning_about_a_lenient_text_does_not_invent_places(file):
    path = file("// 'by hand'\n" + json.dumps(unknown_name()))
    code, out, _ = validate(path, "--ignore", "AT111", "--select", "AT501")
    assert code == 1
    assert "      /pageList/0/unpublishedPage/layouts/0/dsl/children/0/text: error AT501: " in out


def test_a_page_shows_the_verdict_and_names_no_folder():
    done = appsmith_transform("validate", FIXTURE, "--format", "html")
    assert done.stdout.startswith(b"<!doctype html>")
    assert b"Will import into" in done.stdout
    assert str(FIXTURE.parent).encode() not in done.stdout


def test_a_page_about_a_file_that_is_no_json_says_so(tmp_path):
    path = tmp_path / "app.json"
    path.write_text('{"a": ')
    done = appsmith_transform("validate", path, "--format", "html")
    assert done.returncode == 1
    assert b"Will not import into" in done.stdout
