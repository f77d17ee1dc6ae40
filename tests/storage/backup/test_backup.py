"""Applications out of backups: the sample archives with their truth."""

from __future__ import annotations

import json

import pytest
from archives import (
    backup,
    dump,
    encrypted,
    exports,
    field,
    needs_backups,
    opened,
    sample,
    samples,
    small,
)
from bson import ObjectId
from comparison import differences
from corpus import load

from transform.errors import InputError
from transform.product.releases import find
from transform.storage.backup.backup import Options, schemas_of
from transform.storage.backup.environment import Keys

APPLICATIONS = [
    pytest.param(name, one, id=f"{name}-{one['name'][:20]}-{one['branch']}")
    for name, truth in (samples() if needs_backups.args[0] is False else ())
    for one in truth["applications"]
]


@pytest.mark.slow
@needs_backups
@pytest.mark.parametrize(("name", "one"), APPLICATIONS)
def test_an_application_comes_out_as_the_product_exports_it(name, one):
    (document,) = exports(sample(name), one["id"])
    assert differences(load(f"backups/{one['expected']}"), document) == []


@needs_backups
@pytest.mark.parametrize("name", ["a1", "a2", "a3"])
def test_no_stored_secret_is_in_a_plain_export(name):
    truth = dict(samples())[name]
    text = json.dumps(exports(sample(name)))
    for secret in secrets_of(truth):
        assert secret not in text
    assert "privateKey" not in text
    assert "plain-property-secret" not in text


def secrets_of(truth):
    """Return the secrets that the truth of a sample lists, all values below `secrets`."""
    found = []
    for entry in truth.get("secrets", {}).values():
        found += [entry["plain"]] if "plain" in entry else list(entry.values())
    return found


@needs_backups
def test_a_configured_export_holds_every_secret_in_plain_text():
    truth = dict(samples())["a2"]
    found = sample("a2")
    extracted = list(found.extract(list(found.database.applications.values()), Options(configured=True)))
    document = next(one.document for one in extracted if one.application.name == "CRUD App Templates")
    for name, secret in truth["secrets"].items():
        (entry,) = (one for one in document["datasourceList"] if one["name"] == name)
        assert secret["plain"] in json.dumps(entry["datasourceConfiguration"])
        assert entry["datasourceConfiguration"]["authentication"]["authenticationType"] == secret["kind"]
    assert document["decryptedFields"]["AmazonS3 CRUD"]["password"] == "secret-0-AmazonS3 CRUD"
    assert document["decryptedFields"]["FBTemplateDB"]["openAuth2"]["clientSecret"] == "secret-2-FBTemplateDB"
    assert not [note for one in extracted for note in one.diagnostics if note.severity == "error"]


@needs_backups
def test_keys_from_outside_open_what_the_archive_does_not_carry():
    truth = dict(samples())["a1"]["encryption"]
    found = sample("a1")
    found.keys = Keys(truth["APPSMITH_ENCRYPTION_PASSWORD"], truth["APPSMITH_ENCRYPTION_SALT"])
    (document,) = exports(found, "6553f4245a17c0de01044ccb", configured=True)
    assert document["decryptedFields"]["users"]["dbAuth"]["password"] == "pw-users-1"


def with_datasource(authentication, password="instance", salt="salt"):
    """Return the documents of `small` whose query uses a datasource with two secrets."""
    documents = small()
    id_ = ObjectId("5f" * 12)
    query = documents["newAction"][0]
    query["unpublishedAction"] = {
        **query["unpublishedAction"],
        "datasource": {"_id": id_, "name": "old name"},
    }
    workspace = str(documents["workspace"][0]["_id"])
    documents["datasource"] = [
        {"_id": id_, "name": "db", "pluginId": query["pluginId"], "workspaceId": workspace}
    ]
    key_file = {"name": "k.pem", "base64Content": field("S0VZ", password, salt)}
    configuration = {
        "endpoints": [{"host": "db.example.test"}],
        "connection": {"ssl": {"authType": "CUSTOM", "keyFile": key_file}},
        "authentication": authentication,
    }
    documents["datasourceStorage"] = [
        {"datasourceId": str(id_), "environmentId": "unused_env", "datasourceConfiguration": configuration}
    ]
    return documents


def test_wrong_keys_name_the_datasource_and_leave_nothing_half_decrypted():
    stored = {"_class": "dbAuth", "username": "u", "password": field("pw", "instance", "salt")}
    found = opened(dump(with_datasource(stored, password="another")), keys=Keys("instance", "salt"))
    (one,) = found.extract(list(found.database.applications.values()), Options(configured=True))
    (entry,) = one.document["datasourceList"]
    assert entry["datasourceConfiguration"]["authentication"] == {
        "authenticationType": "dbAuth",
        "username": "u",
    }
    assert "base64Content" not in json.dumps(entry)
    assert "pw" not in json.dumps(one.document)
    (error,) = (note for note in one.diagnostics if note.severity == "error")
    assert (error.code, "db" in error.message) == ("AT946", True)


def test_without_keys_secrets_are_left_out_and_named():
    stored = {"_class": "com.appsmith.external.models.DBAuth", "password": field("pw", "instance", "salt")}
    found = opened(dump(with_datasource(stored)))
    (one,) = found.extract(list(found.database.applications.values()), Options(configured=True))
    assert stored["password"] not in json.dumps(one.document)
    assert [note.code for note in one.diagnostics if note.severity == "error"] == ["AT948"]


def test_a_secret_stored_as_plain_text_is_kept_and_said():
    stored = {"_class": "basic", "username": "u", "password": "stored before encryption"}
    documents = with_datasource(stored)
    found = opened(dump(documents), keys=Keys("instance", "salt"))
    (one,) = found.extract(list(found.database.applications.values()), Options(configured=True))
    assert one.document["decryptedFields"]["db"]["password"] == "stored before encryption"
    assert [note.code for note in one.diagnostics if note.code == "AT947"] == ["AT947"]


def test_a_tls_key_arrives_in_plain_text_as_in_the_product():
    found = opened(dump(with_datasource({})), keys=Keys("instance", "salt"))
    (document,) = exports(found)
    ssl = document["datasourceList"][0]["datasourceConfiguration"]["connection"]["ssl"]
    assert ssl["keyFile"] == {"name": "k.pem", "base64Content": "S0VZ"}


def test_a_query_names_its_datasource_by_the_current_name_and_keeps_the_stored_copy():
    (document,) = exports(opened(dump(with_datasource({}))))
    inside = document["actionList"][0]["unpublishedAction"]["datasource"]
    assert (inside["id"], inside["name"]) == ("db", "old name")


def test_the_application_may_come_last_and_blocks_may_alternate():
    documents = small()
    plain = exports(opened(dump(documents)))
    assert exports(opened(dump(documents, interleave=1))) == plain
    assert exports(opened(dump(dict(reversed(documents.items()))))) == plain


def test_the_keys_of_an_encrypted_backup_come_before_those_of_the_environment():
    env = b"\n\nAPPSMITH_ENCRYPTION_SALT=a=b/+\nAPPSMITH_ENCRYPTION_PASSWORD=p\xc3\xa4 ss="
    data = encrypted(backup(dump(small()), env=env), "pä ss")
    found = opened(data, password="pä ss", keys=Keys("other", "keys"))
    assert found.keys == Keys("pä ss=", "a=b/+")


def test_the_deployed_state_replaces_what_the_editor_shows():
    documents = small()
    page, query = documents["newPage"][0], documents["newAction"][0]
    page["publishedPage"] = {**page["unpublishedPage"], "name": "Start"}
    query["publishedAction"] = {**query["unpublishedAction"], "actionConfiguration": {"body": "select 2"}}
    never = {**query, "_id": ObjectId("ab" * 12)}
    del never["publishedAction"]
    documents["newAction"].append(never)
    documents["application"][0]["publishedAppLayout"] = {"type": "DESKTOP"}
    (document,) = exports(opened(dump(documents)), published=True)
    assert document["exportedApplication"]["pages"] == [{"id": "Start", "isDefault": True}]
    assert document["exportedApplication"]["unpublishedAppLayout"] == {"type": "DESKTOP"}
    (exported,) = document["actionList"]
    assert exported["id"] == "Start_q"
    for side in ("unpublishedAction", "publishedAction"):
        assert exported[side]["actionConfiguration"] == {"body": "select 2"}
        assert exported[side]["pageId"] == "Start"


def test_schema_numbers_are_those_of_the_release_and_else_of_the_application():
    application = {"clientSchemaVersion": 1, "serverSchemaVersion": 3.0}
    schemas, notes = schemas_of(application, "v1.91")
    assert ((schemas.client, schemas.server), notes) == ((2, 12), [])
    schemas, (note,) = schemas_of(application, None)
    assert ((schemas.client, schemas.server), note.code) == ((1, 3), "AT949")
    schemas, (note,) = schemas_of(application, "v99.1")
    newest = find("latest").versions
    assert ((schemas.client, schemas.server), note.severity) == ((newest.client, newest.server), "warning")


def test_a_damaged_archive_is_refused_and_salvaged_on_request():
    data = dump(small())[:-40]
    with pytest.raises(InputError, match="archive, byte"):
        opened(data)
    found = opened(data, salvage=True)
    assert [one.layer for one in found.damages] == ["archive"]
    assert exports(found)[0]["exportedApplication"]["name"] == "Orders"


def test_nothing_before_the_damage_is_an_error_that_names_it():
    with pytest.raises(InputError, match=r"archive, byte .*Nothing usable"):
        opened(dump(small())[:300], salvage=True)


def test_an_unreadable_document_is_left_out_and_said():
    documents = small()
    raw = dump(documents).replace(b"select 1", b"select \xff")
    found = opened(raw)
    (document,) = exports(found)
    assert document["actionList"] == []
    assert [(one.layer, one.fatal) for one in found.damages] == [("documents", False)]
    assert "UTF-8" in found.damages[0].message


@needs_backups
def test_deleted_pages_come_back_with_their_queries():
    truth = dict(samples())["a1"]
    id_ = truth["deleted_pages"][0]["application"]
    (plain,), (document,) = exports(sample("a1"), id_), exports(sample("a1"), id_, lost=True)
    names = [entry["id"] for entry in document["exportedApplication"]["pages"]]
    lost = [page["page"] for page in truth["deleted_pages"]]
    assert names == [*(entry["id"] for entry in plain["exportedApplication"]["pages"]), *lost]
    assert {page["unpublishedPage"]["name"] for page in document["pageList"]} == set(names)
    found = {entry["id"] for entry in document["actionList"]} - {entry["id"] for entry in plain["actionList"]}
    assert {f"{page['page']}_{page['query']}" for page in truth["deleted_pages"]} <= found
    assert '"deletedAt"' not in json.dumps(document)
