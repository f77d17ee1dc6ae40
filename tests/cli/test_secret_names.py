"""Names that are secrets: people name queries and pages after keys, and no command may show them."""

from __future__ import annotations

import json
import random
import re
import string
import subprocess

import pytest
from command_line import FIXTURE, appsmith_transform

pytestmark = pytest.mark.slow

_DRAWN = random.Random(7)
_SECRETS = {
    name: "sk_live_" + "".join(_DRAWN.choices(string.ascii_letters + string.digits, k=24))
    for name in ("Orders", "OrdersTable", "list_orders", "Utils", "Customers", "Settings")
}


def _edited(document, text):
    for query in document["actionList"]:
        query["unpublishedAction"]["actionConfiguration"]["body"] = text
    for page in document["pageList"]:
        for widget in page["unpublishedPage"]["layouts"][0]["dsl"]["children"]:
            widget["text"] = text
    return document


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    text = FIXTURE.read_text(encoding="utf-8")
    for name, secret in _SECRETS.items():
        text = re.sub(rf"\b{name}\b", secret, text)
    made = tmp_path_factory.mktemp("names")
    without = json.loads(text)
    without["pageList"], without["actionList"] = without["pageList"][1:], []
    versions = {
        "base": json.loads(text),
        "ours": _edited(json.loads(text), "our text"),
        "theirs": _edited(json.loads(text), "their text"),
        "without": without,
    }
    for name, document in versions.items():
        (made / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def repository(folder):
    root = folder / "repository"
    root.mkdir()
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.test", "-C", root)
    subprocess.run([*git, "init", "-q"], check=True)
    for version in ("base", "ours", "without"):
        done = appsmith_transform("unpack", f"../{version}.json", "app", "--prune", cwd=root)
        assert done.returncode == 0, done.stderr.decode()
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", version], check=True)
    return root


def assert_hidden(*arguments, cwd, told):
    done = appsmith_transform(*arguments, cwd=cwd, COLUMNS="400")
    shown = (done.stdout + done.stderr).decode()
    assert told in shown  # the command got as far as naming things
    given = {secret for secret in _SECRETS.values() if any(secret in str(one) for one in arguments)}
    assert not [secret for secret in {*_SECRETS.values()} - given if secret[8:] in shown]


@pytest.mark.parametrize("color", ["never", "always"])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("extract", "base.json", "--list"), "query"),
        (("port", "base.json", "ours.json", "--onto", "theirs.json", "--dry-run"), "conflict"),
        (("port", "base.json", "ours.json", "--onto", "without.json", "--dry-run"), "not applied"),
        (("rename", "base.json", _SECRETS["Orders"], "list_all", "x", "--dry-run"), "no"),
        (("rename", "base.json", _SECRETS["Orders"], _SECRETS["list_orders"], "x", "--dry-run"), "change"),
    ],
)
def test_texts_hide_names_in_colours_too(arguments, told, color, folder):
    assert_hidden(*arguments, "--color", color, cwd=folder, told=told)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("merge", "base.json", "ours.json", "theirs.json", "-o", "merged.json"), "conflict: "),
        (("merge", "base.json", "without.json", "ours.json", "-o", "merged.json"), "conflict: "),
        (("insert", "base.json", "base.json", "-o", "twice.json"), "inserted: "),
        (("extract", "base.json", "--page", _SECRETS["Orders"], "-o", "part.json"), "left out"),
        (("extract", "base.json", "--each", "page", "-o", "pages"), "pages"),
        (("extract", "base.json", "--list", "--format", "json"), '"kind": "query"'),
        (("info", "base.json", "--format", "json"), '"results"'),
        (("info", "base.json", "--format", "jsonl"), '"file"'),
    ],
)
def test_messages_and_json_hide_names(arguments, told, folder):
    assert_hidden(*arguments, cwd=folder, told=told)


def test_reports_of_ports_hide_names(folder):
    appsmith_transform(
        "port", "base.json", "ours.json", "--onto", "without.json", "--dry-run", "--report", "r.json",
        cwd=folder,
    )  # fmt: skip
    report = (folder / "r.json").read_text(encoding="utf-8")
    assert '"outcomes"' in report
    assert not [secret for secret in _SECRETS.values() if secret[8:] in report]


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("log",), "page"),
        (("recover", "app", _SECRETS["Orders"], "--dry-run"), "page"),
        (("status", "app", "--against", "HEAD~1"), "page"),
    ],
)
def test_histories_hide_names(arguments, told, form, repository):
    assert_hidden(*arguments, "--format", form, cwd=repository, told=told)
