"""What a backup holds: the samples against their truth."""

from __future__ import annotations

import pytest
from archives import BACKUPS, needs_backups, reading, sample, samples

from transform.storage.backup.backup import open_backup
from transform.storage.backup.listing import date_of, listing
from transform.storage.backup.source import open_source


@needs_backups
@pytest.mark.parametrize("name", ["a1", "a2", "a3"])
def test_the_applications_are_those_of_the_truth(name):
    truth = dict(samples())[name]
    found = listing(sample(name), deleted=True)
    assert (found.release, found.database) == (truth["release"], truth["dbName"])
    shown = {one.application.id: one for one in found.applications}
    assert shown.keys() == {one["id"] for one in truth["applications"]}
    for expected in truth["applications"]:
        one = shown[expected["id"]]
        assert one.workspace == expected["workspace"]
        assert one.application.name == expected["name"]
        assert one.application.branch == expected["branch"]
        assert one.application.base == expected["baseApplicationId"]
        assert one.application.deleted == expected["deleted"]
        assert [page.name for page in one.pages] == expected["pages"]
        assert sum(page.js_objects for page in one.pages) == expected["counts"]["actionCollectionList"]
        assert one.queries <= expected["counts"]["actionList"]
        assert one.last_edited[:19] == expected["lastEditedAt"][:19]


@needs_backups
def test_deleted_applications_and_pages_are_shown_on_request_only():
    truth = dict(samples())["a1"]
    plain, whole = listing(sample("a1")), listing(sample("a1"), deleted=True)
    assert not any(one.application.deleted or one.lost for one in plain.applications)
    assert len(whole.applications) == len(plain.applications) + 1
    (one,) = (one for one in whole.applications if one.lost)
    assert [(page.id, page.name, page.lost, page.queries) for page in one.lost] == [
        (page["pageId"], page["page"], page["how"], 1) for page in truth["deleted_pages"]
    ]


@needs_backups
def test_the_head_says_date_protection_and_names_of_variables():
    truth = dict(samples())["a2"]
    password = truth["archive_password"]
    with open_source(str(BACKUPS / truth["file"])) as source:
        found = listing(open_backup(source, reading(password=password))).to_dict()
    assert (found["date"], found["encrypted"], found["has_keys"]) == ("2025-10-01T00:00:00Z", True, True)
    assert "APPSMITH_ENCRYPTION_PASSWORD" in found["variables"]
    assert "p4ss" not in str(found)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("/x/appsmith-backup-2025-11-20T10-11-12.345Z.tar.gz", "2025-11-20T10:11:12Z"),
        ("appsmith-backup-2025-11-20T10:11:12.345Z.tar.gz.enc", "2025-11-20T10:11:12Z"),
        ("monday.tar.gz", None),
    ],
)
def test_the_date_is_that_of_the_file_name(name, date):
    assert date_of(name) == date
