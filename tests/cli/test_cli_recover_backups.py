"""`recover --from` a backup: what a person sees who lost a page."""

from __future__ import annotations

import json

import pytest
from archives import BACKUPS, backup, dump, encrypted, needs_backups, samples, small
from bson import ObjectId
from command_line import appsmith_transform

pytestmark = pytest.mark.slow


def sample(name):
    truth = dict(samples())[name]
    return BACKUPS / truth["file"], truth


def names(path):
    return [page["unpublishedPage"]["name"] for page in json.loads(path.read_bytes())["pageList"]]


@needs_backups
@pytest.mark.parametrize("number", [0, 1])
def test_a_deleted_page_comes_back_into_an_export(number, tmp_path):
    archive, truth = sample("a1")
    gone = truth["deleted_pages"][number]
    address = f"{archive}@{gone['application']}"
    present, after = tmp_path / "now.json", tmp_path / "after.json"
    appsmith_transform("backup", "extract", archive, "--app", gone["application"], "-o", present)
    done = appsmith_transform("recover", present, gone["page"], "--from", address, "-o", after)
    assert done.returncode == 0, done.stderr
    assert f"back: page {gone['page']} (with 1 query, 1 widget)" in done.stdout.decode()
    assert "SampleAppForTest, among what was deleted" in done.stdout.decode()
    assert names(after) == [*names(present), gone["page"]]
    queries = [entry["id"] for entry in json.loads(after.read_bytes())["actionList"]]
    assert f"{gone['page']}_{gone['query']}" in queries


@needs_backups
def test_a_deleted_page_comes_back_into_a_layout(tmp_path):
    archive, truth = sample("a1")
    gone = truth["deleted_pages"][0]
    address = f"{archive}@{gone['application']}"
    appsmith_transform("unpack", address, tmp_path / "app")
    dry = appsmith_transform("recover", tmp_path / "app", gone["page"], "--from", address, "--dry-run")
    assert b"would be back" in dry.stdout
    assert not (tmp_path / "app" / "pages" / gone["page"]).exists()
    done = appsmith_transform(
        "recover", tmp_path / "app", gone["page"], "--from", address, "--format", "json"
    )
    (found,) = json.loads(done.stdout)["results"]
    assert "among what was deleted" in found["found_in"]
    assert (tmp_path / "app" / "pages" / gone["page"]).is_dir()


def page(name, number):
    """Return a document of a page that was not deleted, and its entry in the menu."""
    id_ = ObjectId(f"{number:024x}")
    side = {"name": name, "layouts": [{"dsl": {"widgetId": "0", "version": 94}}]}
    owner = str(small()["application"][0]["_id"])
    return {"_id": id_, "applicationId": owner, "unpublishedPage": side}, {"_id": id_, "isDefault": False}


def made(*pages):
    documents = small()
    for number, name in enumerate(pages):
        document, entry = page(name, number + 1)
        documents["newPage"].append(document)
        documents["application"][0]["pages"].append(entry)
    return backup(dump(documents))


@pytest.fixture
def backups(tmp_path):
    """Backups of three days; the page Old is in the first only, Both in two, and none is in the last."""
    days = {"2025-01-01": ("Old", "Both"), "2025-01-02": ("Both",), "2025-01-03": ()}
    found = {}
    for day, pages in days.items():
        found[day] = tmp_path / f"appsmith-backup-{day}T00-00-00.000Z.tar.gz"
        found[day].write_bytes(made(*pages))
    return found


def test_of_several_backups_the_newest_that_has_it_counts(backups, tmp_path):
    present = tmp_path / "now.json"
    appsmith_transform("upgrade", f"{backups['2025-01-03']}@Orders", "-o", present)
    sources = [part for path in backups.values() for part in ("--from", path)]
    for name, day in (("Both", "2025-01-02"), ("Old", "2025-01-01")):
        done = appsmith_transform("recover", present, name, *sources, "-o", tmp_path / "after.json")
        assert f"found in {backups[day]}@Acme/Orders, as it was edited" in done.stdout.decode()
    none = appsmith_transform("recover", present, "Never", *sources)
    assert none.returncode == 2
    assert b"None of 9 other versions has anything called 'Never'" in none.stderr


def test_the_document_goes_to_standard_output_and_the_report_beside_it(backups, tmp_path):
    present = tmp_path / "now.json"
    appsmith_transform("upgrade", f"{backups['2025-01-03']}@Orders", "-o", present)
    done = appsmith_transform("recover", present, "Old", "--from", backups["2025-01-01"])
    assert [one["unpublishedPage"]["name"] for one in json.loads(done.stdout)["pageList"]] == ["Home", "Old"]
    assert b"back: page Old" in done.stderr


def test_an_encrypted_backup_asks_for_its_password(backups, tmp_path):
    (tmp_path / "x.enc").write_bytes(encrypted(backups["2025-01-01"].read_bytes(), "pw"))
    present, secret = tmp_path / "now.json", tmp_path / "pw"
    secret.write_text("pw")
    appsmith_transform("upgrade", f"{backups['2025-01-03']}@Orders", "-o", present)
    refused = appsmith_transform("recover", present, "Old", "--from", tmp_path / "x.enc")
    assert refused.returncode == 2
    assert b"--password-file" in refused.stderr
    done = appsmith_transform(
        "recover", present, "Old", "--from", tmp_path / "x.enc", "--password-file", secret
    )
    assert done.returncode == 0


def test_what_a_source_is_needed_for_is_said(backups, tmp_path):
    present = tmp_path / "now.json"
    appsmith_transform("upgrade", f"{backups['2025-01-03']}@Orders", "-o", present)
    assert b"Name a source with --from" in appsmith_transform("recover", present, "Old").stderr
    layout = tmp_path / "layout"
    appsmith_transform("unpack", present, layout)
    refused = appsmith_transform("recover", layout, "Old", "--from", backups["2025-01-01"], "-o", "x.json")
    assert b"--output is for exports" in refused.stderr
    taken = appsmith_transform(
        "recover", present, "Old", "--from", backups["2025-01-01"], "-o", backups["2025-01-01"]
    )
    assert b"would be written over an input" in taken.stderr


def test_an_application_is_found_in_a_backup_of_several_by_its_name(tmp_path):
    documents = small()
    (first,) = documents["application"]
    documents["application"].append({**first, "_id": ObjectId("b" * 24), "name": "Other"})
    (tmp_path / "b").write_bytes(backup(dump(documents)))
    present = tmp_path / "now.json"
    appsmith_transform("upgrade", f"{tmp_path}/b@Orders", "-o", present)
    document = json.loads(present.read_bytes())
    lost = document["pageList"].pop()
    present.write_text(json.dumps(document))
    done = appsmith_transform("recover", present, lost["unpublishedPage"]["name"], "--from", tmp_path / "b")
    assert b"@Acme/Orders, as it was edited" in done.stderr
    document["exportedApplication"]["name"] = "Third"
    present.write_text(json.dumps(document))
    unnamed = appsmith_transform("recover", present, "Home", "--from", tmp_path / "b")
    assert unnamed.returncode == 2
    assert b"Acme/Orders, Acme/Other" in unnamed.stderr
