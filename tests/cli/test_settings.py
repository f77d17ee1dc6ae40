"""Options come from the command line, else from the environment, else from the nearest settings file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import FIXTURE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transform.cli._settable import SETTABLE
from transform.cli._settings import variables
from transform.cli._settings_file import line_of
from transform.cli.app import run

FILE = ".appsmith-transform.toml"


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """Be in the root of a repository; nothing above it counts."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run_it(capfd):
    """Run a command line; give the exit code, what it printed and what it said."""

    def run_it(*arguments: object) -> tuple[int, str, str]:
        code = run([str(one) for one in arguments])
        printed = capfd.readouterr()
        return code, printed.out, printed.err

    return run_it


def target_of(printed: str) -> str:
    return json.loads(printed)["results"][0]["target"]


def value_of(run_it, option: str, *command: str) -> tuple[object, object]:
    """Return the value of an option and where it is from, as `config show` says."""
    _, printed, said = run_it("config", "show", *command, "--format", "json")
    assert said == ""
    (row,) = [row for row in json.loads(printed)["results"] if row["option"] == option]
    return row["value"], row["place"]


def test_settings_choose_among_the_files_of_a_folder(here, run_it):
    (here / "exports" / "old").mkdir(parents=True)
    for path in ("exports/app.json", "exports/other.json", "exports/old/app.json"):
        (here / path).write_bytes(FIXTURE.read_bytes())
    (here / FILE).write_text("exclude = ['old/']\n[scan]\ninclude = ['app.json']\n")

    def files(*line: str) -> list[str]:
        _, printed, _ = run_it(*line, "exports", "--format", "json")
        return [one["file"] for one in json.loads(printed)["results"]]

    assert files("scan") == ["exports/app.json"]
    assert files("validate") == ["exports/app.json", "exports/other.json"]


def test_the_command_line_comes_before_the_environment_and_that_before_the_file(here, run_it, monkeypatch):
    (here / FILE).write_text('target = "1.9.1"\n')
    line = ["validate", FIXTURE, "--format", "json"]
    assert target_of(run_it(*line)[1]) == "1.9.1"
    monkeypatch.setenv("APPSMITH_TRANSFORM_TARGET", "1.9.2")
    assert target_of(run_it(*line)[1]) == "1.9.2"
    monkeypatch.setenv("APPSMITH_TRANSFORM_VALIDATE_TARGET", "1.9.3")
    assert target_of(run_it(*line)[1]) == "1.9.3"
    assert target_of(run_it(*line, "--target", "1.9.4")[1]) == "1.9.4"


def test_the_table_of_a_command_comes_before_what_holds_for_all(here, run_it):
    (here / FILE).write_text('target = "1.9.1"\n[upgrade]\ntarget = "1.9.2"\n')
    assert value_of(run_it, "target", "upgrade") == ("1.9.2", f"{FILE}:3 upgrade.target")
    assert value_of(run_it, "target", "validate") == ("1.9.1", f"{FILE}:1 target")


def test_settings_may_stand_in_the_file_of_a_python_project(here, run_it):
    (here / "pyproject.toml").write_text(
        '[project]\nname = "x"\n[tool.appsmith-transform.validate]\nignore = ["AT3"]\n'
    )
    assert value_of(run_it, "ignore", "validate") == (["AT3"], "pyproject.toml:4 validate.ignore")


def test_a_project_that_merely_depends_on_this_program_sets_nothing(here, run_it):
    (here / "pyproject.toml").write_text('[project]\ndependencies = ["appsmith-transform"]\n')
    (here / "inner").mkdir()
    assert "defaults hold" in run_it("config", "show")[1]


def test_the_nearest_file_counts_alone(here, run_it, monkeypatch):
    (here / FILE).write_text('target = "1.9.1"\npolicy = "strict"\n')
    inner = here / "inner"
    (inner / "deeper").mkdir(parents=True)
    monkeypatch.chdir(inner / "deeper")
    assert value_of(run_it, "policy", "scan") == ("strict", f"../../{FILE}:2 policy")
    (inner / FILE).write_text('target = "1.9.2"\n')
    assert value_of(run_it, "target", "validate") == ("1.9.2", f"../{FILE}:1 target")
    assert value_of(run_it, "policy", "scan") == (None, None)


def test_nothing_above_a_repository_counts(here, run_it, monkeypatch):
    (here / FILE).write_text('policy = "strict"\n')
    repository = here / "cloned"
    (repository / ".git").mkdir(parents=True)
    monkeypatch.chdir(repository)
    assert value_of(run_it, "policy", "scan") == (None, None)


def test_the_folder_of_dash_c_is_where_the_search_begins(here, run_it):
    (here / "app").mkdir()
    (here / "app" / FILE).write_text('target = "1.9.1"\n')
    _, printed, _ = run_it("-C", "app", "validate", FIXTURE, "--format", "json")
    assert target_of(printed) == "1.9.1"


def test_config_names_the_file_and_isolated_takes_none(here, run_it):
    (here / FILE).write_text("nonsense = 1\n")
    other = here / "other.toml"
    other.write_text('target = "1.9.1"\n')
    line = ["validate", FIXTURE, "--format", "json"]
    assert target_of(run_it("--config", other, *line)[1]) == "1.9.1"
    assert run_it("--isolated", *line)[0] == 0
    assert run_it("--isolated", "--config", other, *line)[0] == 2
    assert "absent.toml" in run_it("--config", "absent.toml", *line)[2]


@pytest.mark.parametrize("option", ["--isolated", "--config"])
def test_an_option_of_the_program_that_follows_the_command_is_sent_to_its_place(option, here, run_it):
    code, _, said = run_it("validate", FIXTURE, option)
    assert (code, f"{option} stands before the command" in said) == (2, True)
    code, _, said = run_it(FIXTURE, option)
    assert (code, f"{option} stands before the file: appsmith-transform {option} ... " in said) == (2, True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('\npolcy = "share"', (":2: `polcy` is no setting", "Did you mean policy?")),
        ("[scan]\npolcy = 1", (":2: `polcy` is no setting of scan", "Did you mean policy?")),
        ("[scna]\nformat = 1", (":1: [scna] is no command", "Did you mean scan?")),
        ('[tool.appsmith-transform]\ntarget = "1.9.1"', ("[tool] is no command", "Only in pyproject.toml")),
        ("target = 1.91", (":1: `target` must be a string, in quotes",)),
        ('[validate]\n\nignore = "AT3"', (":3: `ignore` must be a list of strings",)),
        ("[validate]\nskip-other = 1", (":2: `skip-other` must be true or false",)),
        ('[validate]\nformat = "sraif"', ("Did you mean sarif?", ":2 validate.format")),
        ("[validate]\njobs = 0", ("greater than or equal to 1", ":2 validate.jobs")),
        ('format = "json"', (":1: `format` means something else", "[validate]")),
        ('[upgrade]\npolicy = "share"', (":2: `policy` is no setting of upgrade",)),
        ('[validate]\ntargets.new = "1.9.1"', ("`targets` is no setting of validate",)),
        ("[datasources]\nmax-size = 5", (":2: `max-size` is no command of datasources",)),
        ("[datasources.lst]\nmax-size = 5", (":1: `lst` is no command of datasources", "list?")),
        ("validate = {ignore = 3}", (":1: `ignore` must be",)),
        ("target = ", ("is no TOML",)),
        ("a = " + "[" * 5000, ("is no TOML",)),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_wrong_in_a_file_is_named_with_its_place(text, says, here, run_it):
    (here / FILE).write_text(text)
    for line in (["validate", FIXTURE], ["config", "show"], ["scan", FIXTURE], ["upgrade", FIXTURE]):
        code, printed, said = run_it(*line)
        if all(words in said for words in says):
            assert (code, printed) == (2, "")
            assert said.count(FILE) == 1
            break
    else:
        raise AssertionError(said)


def test_what_is_wrong_for_one_command_does_not_stop_the_others_help(here, run_it):
    (here / FILE).write_text("[scan]\nnonsense = 1\n")
    for line in ["validate", "-h"], ["scan", "-h"], ["releases", "--help"]:
        assert run_it(*line)[0] == 0


@pytest.mark.parametrize(
    "option", ["write", "output", "report", "journal", "statement", "write-baseline", "key"]
)
def test_no_file_makes_a_command_write_or_holds_a_secret(option, here, run_it):
    original = FIXTURE.read_bytes()
    app = here / "app.json"
    app.write_bytes(original)
    (here / FILE).write_text(f'[sanitize]\n{option} = "written.json"\n')
    code, printed, said = run_it("sanitize", app)
    assert (code, printed) == (2, "")
    assert f"{FILE}:2: `{option}` is not taken from settings" in said
    assert "command line" in said
    assert app.read_bytes() == original
    assert sorted(path.name for path in here.iterdir()) == [FILE, ".git", "app.json"]


def test_a_baseline_that_only_a_file_names_is_not_overwritten(here, run_it):
    (here / FILE).write_text('[scan]\nbaseline = "../precious"\n')
    precious = here.parent / "precious"
    precious.write_text("mine")
    code, _, said = run_it("scan", FIXTURE, "--write-baseline")
    assert (code, precious.read_text()) == (2, "mine")
    assert "--baseline FILE" in said


def test_files_are_relative_to_the_settings(here, run_it, monkeypatch):
    (here / FILE).write_text('policy = "policies/own.toml"\n[validate]\nworkspace = "there.toml"\n')
    (here / "policies").mkdir()
    (here / "policies" / "own.toml").write_text('extends = "share"\n')
    (here / "there.toml").write_text('release = "1.9.1"\n')
    (here / "inner").mkdir()
    monkeypatch.chdir(here / "inner")
    assert value_of(run_it, "policy", "scan")[0] == "../policies/own.toml"
    assert run_it("scan", FIXTURE)[0] == 0
    assert target_of(run_it("validate", FIXTURE, "--format", "json")[1]) == "1.9.1"


def test_what_weakens_a_check_is_said(here, run_it):
    (here / FILE).write_text(
        'color = "never"\npolicy = "git"\n[validate]\nignore = ["AT6"]\nformat = "json"\n'
    )
    _, printed, said = run_it("validate", FIXTURE)
    assert said == f"settings: {FILE} (ignore)\n"
    assert not [one for one in json.loads(printed)["results"][0]["diagnostics"] if one["code"][:3] == "AT6"]
    assert run_it("scan", FIXTURE)[2] == f"settings: {FILE} (policy)\n"
    assert run_it("scan", FIXTURE, "--policy", "share")[2] == ""
    assert run_it("scan", FIXTURE, "-q")[2] == ""
    assert run_it("releases")[2] == ""


def test_a_policy_of_the_project_does_not_sanitize_what_is_taken_out_of_a_backup(here, run_it):
    (here / FILE).write_text('policy = "strict"\n')
    assert "--policy" not in run_it("config", "show", "backup", "extract")[1]


def test_a_wrong_value_in_the_environment_is_named(here, run_it, monkeypatch):
    monkeypatch.setenv("APPSMITH_TRANSFORM_JOBS", "many")
    code, _, said = run_it("validate", FIXTURE)
    assert (code, "APPSMITH_TRANSFORM_JOBS" in said) == (2, True)


def test_lists_and_switches_come_from_the_environment_too(here, run_it, monkeypatch):
    monkeypatch.setenv("APPSMITH_TRANSFORM_VALIDATE_IGNORE", "AT3 AT6")
    monkeypatch.setenv("APPSMITH_TRANSFORM_SKIP_OTHER", "true")
    assert value_of(run_it, "ignore", "validate")[0] == ["AT3", "AT6"]
    assert value_of(run_it, "skip-other", "validate") == (True, "APPSMITH_TRANSFORM_SKIP_OTHER")


@pytest.mark.parametrize("name", ["VERSION", "OUTPUT", "WRITE", "SANITIZE_WRITE", "FOLDER", "UPGRADE_OUTPUT"])
def test_the_environment_sets_nothing_else(name, here, run_it, monkeypatch):
    monkeypatch.setenv(f"APPSMITH_TRANSFORM_{name}", "1")
    code, printed, _ = run_it("sanitize", FIXTURE)
    assert (code, printed[:1]) == (0, "{")
    assert not (here / "1").exists()


def test_variables_have_one_meaning_each(here, run_it):
    _, printed, _ = run_it("config", "show", "--format", "json")
    assert json.loads(printed)["results"] == []
    seen: dict[str, tuple[str, ...]] = {}
    for path, keys in options_of_commands().items():
        for key in keys:
            own = variables(path, key)[0]
            assert seen.setdefault(own, (*path, key)) == (*path, key)
            assert own not in {variables((), name)[0] for name in SETTABLE}


def test_every_setting_is_one_of_some_command(here):
    found = {key for keys in options_of_commands().values() for key in keys}
    assert found == set(SETTABLE)


def options_of_commands() -> dict[tuple[str, ...], set[str]]:
    """Return command -> its options that may be set."""
    import typer

    from transform.cli._configured import commands_below
    from transform.cli._settings import command_path, settable_key
    from transform.cli.app import PROGRAM, app

    root = typer.main.get_command(app).make_context(PROGRAM, [], resilient_parsing=True)
    found = {}
    for context in commands_below(root, []):
        path = command_path(context)
        found[path] = {key for one in context.command.params if (key := settable_key(one, path))}
    return found


def test_config_show_answers_for_groups_and_suggests_names(here, run_it):
    assert "datasources fill" in run_it("config", "show", "datasources")[1]
    code, _, said = run_it("config", "show", "datasources", "fil")
    assert (code, "Did you mean fill?" in said) == (2, True)
    assert "no options" in run_it("config", "show", "textconv")[1]


def test_settings_tell_nothing_of_the_terminal(here, run_it):
    folder = here / "a\x1b[31mb"
    folder.mkdir()
    (folder / "x.toml").write_text('policy = "git"\n')
    _, _, said = run_it("--config", folder / "x.toml", "scan", FIXTURE)
    assert "\x1b" not in said
    (folder / "x.toml").write_text('"p\x7f\\u001b[31m" = "git"\n')
    assert "\x1b" not in run_it("--config", folder / "x.toml", "scan", FIXTURE)[2]


TOML = st.recursive(
    st.sampled_from(['"x"', "1", "true", "1.5", "[]", '["a"]', "1979-05-27", "[1]", "'../x.toml'"]),
    lambda inner: st.dictionaries(st.sampled_from([*SETTABLE, "x"]), inner, max_size=3).map(
        lambda table: "{" + ", ".join(f"{key} = {value}" for key, value in table.items()) + "}"
    ),
    max_leaves=4,
)
NAMES = st.sampled_from([*SETTABLE, "validate", "scan", "datasources", "write", "x", '"a b"'])


@given(content=st.dictionaries(NAMES, TOML, max_size=5) | st.binary(max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_a_file_holds_it_is_taken_or_refused_with_its_name(content, here, run_it):
    is_text = isinstance(content, dict)
    lines = "\n".join(f"{key} = {value}" for key, value in content.items()) if is_text else ""
    (here / FILE).write_bytes(lines.encode() if is_text else content)
    code, _, said = run_it("config", "show")
    assert code in (0, 2)
    assert (FILE in said) is (code == 2)
    assert "internal error" not in said


@given(st.text(alphabet="[]=.\"'#x \n{}targe-", max_size=60))
def test_a_line_is_found_or_not_in_any_text(text):
    line = line_of(text, ("x", "target"))
    assert line is None or 1 <= line <= len(text.splitlines())


@pytest.mark.parametrize(
    ("setting", "command", "said"),
    [
        ('target = "1.9.999"', ["validate", FIXTURE], "Release '1.9.999' is not known ({file}:1 target). "),
        ('[scan]\npolicy = "shar"', ["scan", FIXTURE], "no policy 'shar' ({file}:2 scan.policy). "),
        (
            '[scan]\nbaseline = "gone.json"',
            ["scan", FIXTURE],
            "gone.json does not exist ({file}:2 scan.baseline). ",
        ),
    ],
)
def test_a_set_value_that_a_command_refuses_is_named_with_its_place(setting, command, said, here, run_it):
    (here / ".appsmith-transform.toml").write_text(f"{setting}\n")
    code, _, message = run_it(*command)
    assert (code, said.format(file=".appsmith-transform.toml") in message) == (2, True), message


def test_a_refused_value_of_the_command_line_has_no_other_place(here, run_it):
    (here / ".appsmith-transform.toml").write_text('target = "1.9.16"\n')
    message = run_it("validate", FIXTURE, "--target", "1.9.999")[2]
    assert "Release '1.9.999' is not known. The nearest" in message
