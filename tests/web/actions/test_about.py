"""What was dropped, and what can be done with it."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from asked import FIXTURE, did, tried

import transform

EXPORT = transform.parse(FIXTURE.read_bytes())
LAYOUT = dict(transform.unpack(EXPORT))


def zipped(files: dict[str, bytes], prefix: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in files.items():
            archive.writestr(prefix + path, data)
    return out.getvalue()


def test_an_export_can_be_checked_handed_over_upgraded_and_configured():
    found = did("about", FIXTURE)
    assert "an exported application" in found.body
    assert found.offers == ("validate", "sanitize", "upgrade", "datasources", "parts")


def test_a_page_can_be_upgraded_and_searched():
    page = EXPORT["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    found = did("about", ("page.json", json.dumps(page).encode()))
    assert found.offers == ("sanitize", "upgrade")


def test_of_what_is_no_json_an_import_may_still_say_what_it_makes():
    found = did("about", ("broken.json", FIXTURE.read_bytes()[:1000]))
    assert "broken.json" in found.body
    text = FIXTURE.read_bytes()[:1000].decode()
    assert f"(line {len(text.splitlines())}, column " in found.body
    assert found.offers == ("validate",)


@pytest.mark.parametrize("prefix", ["", "repository-main/", "repository-main/apps/desk/"])
def test_a_zip_of_a_layout_is_an_application(prefix):
    found = did("about", ("desk.zip", zipped(LAYOUT, prefix)))
    assert "an application as the product keeps it in Git" in found.body
    assert found.offers == ("validate", "sanitize", "upgrade", "datasources", "parts")


def test_a_folder_of_a_layout_is_an_application(tmp_path):
    for path, data in LAYOUT.items():
        (tmp_path / "desk" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "desk" / path).write_bytes(data)
    (tmp_path / "desk" / "README.md").write_text("not of the layout")
    assert "desk is an application as the product keeps it in Git" in did("about", tmp_path / "desk").body


def test_of_two_applications_one_must_be_chosen(tmp_path):
    both = {
        **{f"a/{path}": data for path, data in LAYOUT.items()},
        **{f"b/{p}": d for p, d in LAYOUT.items()},
    }
    found = tried("about", ("both.zip", zipped(both)))
    assert "It holds 2 applications: a, b" in found.message


@pytest.mark.parametrize("name", ["desk.json", "application.json"])
def test_a_zip_of_an_export_says_which_file_to_drop(name):
    found = tried("about", ("mailed.zip", zipped({name: FIXTURE.read_bytes(), f"__MACOSX/._{name}": b"x"})))
    assert found.message == f"mailed.zip: It holds no Git layout of an application, but {name}"
    assert "Unpack it" in found.hint


def test_a_zip_in_a_zip_is_named():
    found = tried("about", ("outer.zip", zipped({"inner.zip": zipped(LAYOUT)})))
    assert "but inner.zip" in found.message


def test_a_folder_of_exports_is_no_layout_because_one_is_called_application(tmp_path):
    (tmp_path / "exports").mkdir()
    for name in ("application.json", "desk.json"):
        (tmp_path / "exports" / name).write_bytes(FIXTURE.read_bytes())
    found = tried("about", tmp_path / "exports")
    assert "but application.json, desk.json" in found.message


def test_a_zip_bomb_is_refused():
    found = tried("validate", ("bomb.zip", zipped({"application.json": b"0" * 3_000_000})), largest=2**20)
    assert "larger than 1 MB together" in found.message
    assert "--max-size" in found.hint


@pytest.mark.parametrize("data", [b"PK\x03\x04garbage", zipped(LAYOUT)[:-100], zipped({"a.txt": b"x"})])
def test_what_is_no_zip_of_a_layout_says_so(data):
    found = tried("validate", ("thing.zip", data))
    assert found.message.startswith("thing.zip: The zip cannot be read") or "no Git layout" in found.message


def test_names_are_no_markup():
    named = json.dumps(
        {**EXPORT, "exportedApplication": {**EXPORT["exportedApplication"], "name": "<img src=x>"}}
    )
    found = did("about", ("<b>.json", named.encode()))
    assert "<img" not in found.body
    assert "<b>" not in found.body
    assert "&lt;img src=x&gt;" in found.body
