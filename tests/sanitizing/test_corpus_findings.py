"""What a scan finds in the real applications: all of it true, nothing else."""

from __future__ import annotations

import pytest
from corpus import CORPUS, needs_corpus

import transform

#: file -> rule and pointer of each finding, `*` for both sides of a query. Cookies of sessions, tokens of Gitea,
#: keys of Pixabay and API Ninjas, passwords of datasources.
TRUE = {
    "CRUD-DB-Table-Template-Application.json": [
        ("named-value", "/actionList/16/*Action/actionConfiguration/headers/0/value"),
        ("named-value", "/actionList/18/*Action/actionConfiguration/headers/1/value"),
        ("named-value", "/actionList/19/*Action/actionConfiguration/headers/1/value"),
        ("named-value", "/actionList/20/*Action/actionConfiguration/headers/1/value"),
    ],
    "DeleteGitRepos.json": [
        ("named-value", "/actionList/0/unpublishedAction/actionConfiguration/queryParameters/0/value"),
        ("named-value", "/actionList/1/unpublishedAction/actionConfiguration/headers/1/value"),
    ],
    "PartialImportExportSampleApp.json": [
        ("datasource-secret", "/datasourceList/0/datasourceConfiguration/authentication/password"),
        ("decrypted-secret", "/decryptedFields/Users/dbAuth/password"),
        ("decrypted-secret", "/decryptedFields/Users/password"),
    ],
    "TryToCoverMore.json": [
        ("named-value", "/actionList/48/unpublishedAction/actionConfiguration/queryParameters/0/value"),
        ("named-value", "/actionList/49/unpublishedAction/actionConfiguration/queryParameters/0/value"),
        ("named-value", "/actionList/55/*Action/actionConfiguration/headers/0/value"),
    ],
    "valid-application-with-custom-themes.json": [("decrypted-secret", "/decryptedFields/db-auth/password")],
    "valid-application-without-action-collection.json": [
        ("decrypted-secret", "/decryptedFields/db-auth/password")
    ],
    "valid-application-without-theme.json": [("decrypted-secret", "/decryptedFields/db-auth/password")],
}


def expected(name):
    return {
        (rule, pointer.replace("*", side))
        for rule, pointer in TRUE.get(name, [])
        for side in (("published", "unpublished") if "*" in pointer else ("",))
    }


@needs_corpus
@pytest.mark.parametrize("name", sorted(path.name for path in (CORPUS / "exports").glob("*.json")))
def test_what_is_found(name):
    document = transform.parse((CORPUS / "exports" / name).read_bytes())
    assert {(found.rule, found.pointer) for found in transform.scan(document)} == expected(name)
