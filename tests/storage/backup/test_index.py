"""The first pass: what a dump holds, of whatever age."""

from __future__ import annotations

import pytest
from archives import block, dump, end, exports, opened, prelude, small, tar
from bson import ObjectId

from transform.errors import InputError, LimitError
from transform.storage.backup.limits import BackupLimits


def test_the_database_is_chosen_by_content_whatever_its_name():
    def part(name, database):
        import bson

        documents = small() if database == "host:port" else {name: [{"_id": 1}]}
        return [(one, [bson.encode(each) for each in each_of]) for one, each_of in documents.items()]

    wanted = part("", "host:port")
    other = part("system.version", "admin")
    raw = prelude([])[:-4]  # two lists of collections become one
    raw += prelude([name for name, _ in other], "admin")[len(prelude([])) - 4 : -4]
    raw += prelude([name for name, _ in wanted], "host:port")[len(prelude([])) - 4 :]
    for database, parts in (("admin", other), ("host:port", wanted)):
        for name, bodies in parts:
            raw += block(name, bodies, database) + end(name, bodies, database)
    found = opened(raw)
    assert found.database.name == "host:port"
    assert [one.name for one in found.database.applications.values()] == ["Orders"]
    assert opened(raw, database="host:port").database.name == "host:port"
    with pytest.raises(InputError, match="no applications in a database 'nope'"):
        opened(raw, database="nope")


def test_organizations_up_to_1_7_2_are_workspaces_and_later_ones_are_tenants():
    documents = small()
    documents["organization"] = documents.pop("workspace")
    application = documents["application"][0]
    application["organizationId"] = application.pop("workspaceId")
    found = opened(dump(documents))
    (one,) = found.database.applications.values()
    assert found.database.workspaces[one.workspace].name == "Acme"
    tenant = {"_id": ObjectId("cc" * 12), "displayName": "Tenant", "slug": "default"}
    documents = {**small(), "organization": [tenant]}
    assert [one.name for one in opened(dump(documents)).database.workspaces.values()] == ["Acme"]


def test_a_dump_of_the_first_releases_is_refused_in_words():
    with pytest.raises(InputError, match="very old release"):
        opened(dump({"page": [{"_id": 1}], "action": [{"_id": 2}]}))


def test_a_dump_of_something_else_is_refused_in_words():
    with pytest.raises(InputError, match="holds no applications"):
        opened(dump({"orders": [{"_id": 1}]}))


def test_branches_of_both_ages_are_known():
    for git in (
        {"refName": "dev", "refType": "branch", "defaultArtifactId": "b" * 24},
        {"branchName": "dev", "defaultApplicationId": "b" * 24},
    ):
        documents = small()
        documents["application"][0]["gitApplicationMetadata"] = git
        (one,) = opened(dump(documents)).database.applications.values()
        assert (one.branch, one.base) == ("dev", "b" * 24)


def test_an_unreadable_document_does_not_end_the_list():
    documents = small()
    extra = {**documents["newPage"][0], "_id": ObjectId("dd" * 12)}
    documents["newPage"].append(extra)
    raw = dump(documents)
    at = raw.index(b"unpublishedPage", raw.index(ObjectId("dd" * 12).binary))
    broken = raw[: at - 1] + b"\x7e" + raw[at:]
    found = opened(broken)
    assert [one.layer for one in found.damages] == ["documents"]
    assert "newPage" in found.damages[0].message
    assert len(found.database.pages) == 1


@pytest.mark.parametrize("text", [b"", b"[]", b"{", b"\xff", b'{"appsmithVersion": 3}', b"[" * 100_000])
def test_a_manifest_that_says_nothing_is_no_obstacle(text):
    found = opened(tar({"./manifest.json": text, "./mongodb-data.gz": dump(small())}))
    assert found.release is None


def test_a_dump_of_more_documents_than_the_limit_is_stopped():
    with pytest.raises(LimitError, match="more than 3 pages"):
        opened(dump({**small(), "newPage": small()["newPage"] * 4}), limits=BackupLimits(documents=3))


def test_invalid_documents_that_applications_share_are_said_and_the_rest_comes_out():
    documents = small()
    theme = {"_id": ObjectId("ee" * 12), "name": "Mine", "config": {"a": "texttext"}}
    documents["application"][0]["editModeThemeId"] = str(theme["_id"])
    other = {"_id": ObjectId("ef" * 12), "name": "Other", "config": {"a": "texttext"}}
    raw = dump({**documents, "theme": [theme, other]}).replace(b"texttext", b"text\xff\xfe\xfdt")
    found = opened(raw)
    (document,) = exports(found)
    assert "editModeTheme" not in document
    assert [one.message for one in found.damages] == [
        f"a document of theme ({'ee' * 12}) is left out: a text in it is not valid UTF-8"
    ]
