"""Shells get the values that fit, quoted for them, and never anything else."""

from __future__ import annotations

import copy
import json
import re
import resource
import shlex
import subprocess
from pathlib import Path

import pytest
from archives import backup, dump, small
from command_line import FIXTURE, appsmith_transform
from hypothesis import given
from hypothesis import strategies as st

from transform.cli._completion import Found, Line, _for_bash, _for_zsh
from transform.cli.app import command_names, run


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """Be in a folder with an application, a backup and a policy."""
    (tmp_path / "app.json").write_bytes(FIXTURE.read_bytes())
    (tmp_path / "backup.tar.gz").write_bytes(backup(dump(small())))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def bash(monkeypatch, capfd):
    """Return what bash gets for a line, which it splits at some characters more than a person does."""

    def bash(line: str) -> list[str]:
        words = [""]
        for letter in line:
            if letter == " " and not words[-1].endswith("\\"):
                words.append("")
            elif letter in "@:=" or (words[-1] and set(words[-1]) <= set("@:=")):
                words.append(letter)
            else:
                words[-1] += letter
        words = [word for word in words[:-1] if word] + words[-1:]
        monkeypatch.setenv("_APPSMITH_TRANSFORM_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(words))
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        assert run([]) == 0
        printed = capfd.readouterr()
        assert printed.err == ""
        return printed.out.splitlines()

    return bash


PAGES = ["Orders", "Customers", "Settings"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("x upgr", ["upgrade"]),
        ("x upgrade --tar", ["--target"]),
        ("x upgrade --target lat", ["latest"]),
        ("x upgrade --to 1.9.16", ["1.9.16"]),
        ("x validate --target 1.9.16", ["1.9.16"]),
        ("x validate --format s", ["sarif"]),
        ("x validate --format=s", ["sarif"]),
        ("x validate --explain AT501", ["AT501"]),
        ("x validate --select AT302,AT501", ["AT302,AT501"]),
        ("x scan --policy st", ["strict"]),
        ("x scan --policy ./", []),
        ("x datasources f", ["fill"]),
        ("x extract app.json --page ", PAGES),
        ("x extract app.json --page C", ["Customers"]),
        ("x extract app.json --page Orders --widget Or", ["OrdersTable"]),
        ("x extract app.json --page Customers --widget Or", []),
        ("x extract app.json --query list_o", ["list_orders"]),
        ("x extract app.json --datasource O", ["Orders\\ database"]),
        ("x insert app.json part.json --page S", ["Settings"]),
        ("x rename app.json Ord", ["Orders", "OrdersTable", "Orders\\ database"]),
        ("x rename app.json Orders OrdersT", ["OrdersTable"]),
        ("x rename app.json Customers OrdersT", []),
        ("x rename app.json Orders OrdersTable O", []),
        ("x config show datasources l", ["list"]),
        ("x backup extract backup.tar.gz --app A", ["Acme/Orders"]),
        ("x info backup.tar.gz@", ["Acme/Orders"]),
        ("x info backup.tar.gz@Ac", ["Acme/Orders"]),
        ("x extract absent.json --page ", []),
        ("x extract --page ", []),
        ("x nonsense ", []),
        ("x upgrade --nonsense ", []),
        ("x scan --list ", []),
        ("x --version ", None),
        ("x validate --select 'AT5", None),
    ],
)
def test_what_fits_is_offered(line, offered, here, bash):
    found = bash(line)
    if offered is not None:
        assert sorted(found) == sorted(offered)


def test_every_command_is_offered(here, bash):
    assert bash("x ") == command_names()


@pytest.fixture
def repository(here) -> Path:
    subprocess.run(["git", "init", "-qb", "main"], check=True)
    subprocess.run(["git", "add", "app.json"], check=True)
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *who, "commit", "-qm", "First"], check=True)
    subprocess.run(["git", "tag", "v1.0"], check=True)
    return here


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("x merge-check ma", ["main"]),
        ("x merge-check v1.0..ma", ["v1.0..main"]),
        ("x scan --history v", ["v1.0"]),
        ("x recover app.json Orders --from v", ["v1.0"]),
        ("x recover app.json Orders --from app", []),
        ("x diff HEAD:a", ["app.json"]),
        ("x diff main:", ["app.json"]),
        ("x diff absent:", []),
    ],
)
def test_revisions_are_offered_where_commands_take_them(line, offered, repository, bash):
    assert bash(line) == offered


def test_what_a_source_has_and_the_application_has_not_can_be_recovered(here, bash):
    document = json.loads(FIXTURE.read_text())
    document["pageList"] = document["pageList"][1:]
    (here / "less.json").write_text(json.dumps(document))
    assert "Orders" in bash("x recover less.json --from app.json ")
    assert "Customers" not in bash("x recover less.json --from app.json ")


def test_the_folder_of_dash_c_is_where_files_are_looked_for(here, bash, monkeypatch, tmp_path_factory):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert bash(f"x -C {here} extract app.json --page ") == PAGES


def test_the_home_folder_is_understood(here, bash, monkeypatch):
    monkeypatch.setenv("HOME", str(here))
    assert bash("x extract ~/app.json --page ") == PAGES


HOSTILE = ["red\x1b[31m", "two\nlines", "right\u202e", "--write", "$(touch x)", "a;b", "c'd", "tab\tbed"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_no_character_that_a_shell_or_a_terminal_could_obey_is_printed(shell, here, monkeypatch, capfd):
    document = json.loads(FIXTURE.read_text())
    for name in HOSTILE:
        page = copy.deepcopy(document["pageList"][0])
        page["unpublishedPage"] |= {"name": name, "layouts": []}
        document["pageList"].append(page)
    (here / "app.json").write_text(json.dumps(document))
    line = "x extract app.json --page "
    monkeypatch.setenv("_APPSMITH_TRANSFORM_COMPLETE", f"complete_{shell}")
    for name, value in {
        "COMP_WORDS": line,
        "COMP_CWORD": "4",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }.items():
        monkeypatch.setenv(name, value)
    assert run([]) == 0
    printed = capfd.readouterr().out
    for character in ("\x1b", "\u202e", "--write", "two", "tab"):
        assert character not in printed
    offered = {
        "bash": [*PAGES, r"\$\(touch\ x\)", r"a\;b", r"c\'d"],
        "fish": [*PAGES, "$(touch x)", "a;b", "c'd"],
        "powershell": [f"{name}::: " for name in (*PAGES, "'$(touch x)'", "'a;b'", "'c''d'")],
    }
    assert shell == "zsh" or printed.splitlines() == offered[shell]
    if shell == "zsh":
        assert r"$'\x24\x28touch\x20x\x29'" in printed
        assert "$(" not in printed


def test_a_broken_or_endless_input_gives_nothing(here, bash):
    (here / "app.json").write_text('{"pageList": [')
    assert bash("x extract app.json --page ") == []
    (here / "app.json").unlink()
    (here / "app.json").symlink_to("/dev/zero")
    assert bash("x extract app.json --page ") == []


@pytest.mark.parametrize(
    "variables",
    [
        {"COMP_WORDS": "x upgrade"},
        {"COMP_WORDS": "x upgrade", "COMP_CWORD": "many"},
        {"COMP_WORDS": "", "COMP_CWORD": "99"},
        {},
    ],
)
def test_a_call_that_no_shell_makes_gives_nothing(variables):
    done = appsmith_transform(_APPSMITH_TRANSFORM_COMPLETE="complete_bash", **variables)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_unknown_shell_gets_nothing_that_hurts():
    done = appsmith_transform(
        _APPSMITH_TRANSFORM_COMPLETE="complete_tcsh", COMP_WORDS="x upg", COMP_CWORD="1"
    )
    assert done.stderr == b""


def test_fish_offers_files_where_only_files_fit(here):
    def asked(line: str) -> int:
        variables = {
            "_APPSMITH_TRANSFORM_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_FISH_ACTION": "is-args",
            "_TYPER_COMPLETE_ARGS": line,
        }
        return appsmith_transform(cwd=here, **variables).returncode

    assert asked("x upgrade ") == 1
    assert asked("x upgrade --target ") == 0
    assert asked("x extract app.json --page Nothing") == 0


def test_an_application_of_a_megabyte_is_read_in_less_than_half_a_second(here):
    document = json.loads(FIXTURE.read_text())
    first = document["pageList"][0]
    for number in range(2000):
        if number % 20 == 0 and len(json.dumps(document)) > 1_000_000:
            break
        page = copy.deepcopy(first)
        page["unpublishedPage"]["name"] = f"Page{number}"
        document["pageList"].append(page)
    (here / "app.json").write_text(json.dumps(document))
    variables = {"COMP_WORDS": "x extract app.json --widget ", "COMP_CWORD": "4"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = appsmith_transform(cwd=here, _APPSMITH_TRANSFORM_COMPLETE="complete_bash", **variables)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert b"OrdersTable" in done.stdout
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1)


@given(PRINTABLE)
def test_bash_reads_back_the_name_that_was_quoted_for_it(name):
    found = Found([(name, "")], or_files=False)
    (quoted,) = _for_bash(Line([], ""), found)
    assert shlex.split(quoted) == [name]
    for quoted in _for_bash(Line([], "", "'"), found):
        assert shlex.split(f"'{quoted}'") == [name]
    for quoted in _for_bash(Line([], "", '"'), found):
        assert re.sub(r'\\(["$`\\])', r"\1", quoted) == name
        assert not re.search(r'(?<!\\)(\\\\)*["$`]', quoted)


@given(PRINTABLE, PRINTABLE)
def test_zsh_evaluates_nothing_but_letters_digits_and_their_codes(name, about):
    (line,) = _for_zsh(Line([], ""), Found([(name, about)], or_files=False))
    assert re.fullmatch(
        r"local -a values lines; values=\((\$'[\w\\]+')\); lines=\(\$'[\w\\]+'\); compadd -l -d lines -a values",
        line,
    )
    coded = re.search(r"\$'(.*?)'", line)[1]
    assert re.sub(r"\\x(..)", lambda code: chr(int(code[1], 16)), coded).encode("latin-1").decode() == name
