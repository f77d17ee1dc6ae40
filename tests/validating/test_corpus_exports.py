"""All that is reported of real exports as error or warning, gone through one by one: each is right."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from corpus import CORPUS, needs_corpus

import transform

pytestmark = needs_corpus

FILES = sorted((CORPUS / "exports").glob("*.json")) if CORPUS.is_dir() else []


class Expected(NamedTuple):
    """What a check says of these entities, and why it is right."""

    code: str
    entities: tuple[str, ...]
    reason: str


_AUTOMATION = (
    Expected(
        "AT318",
        ("Page 1 > Text9", "Page 2 > Text10", "Page 2 > Text9"),
        "truncateButtonColor is bound to the theme; the list names other properties only",
    ),
    Expected("AT501", ("--Playground > JSObject16",), "Select1 stands on Page 1"),
    Expected("AT505", ("--Playground > JSObject16",), "the same Select1 is to be reset"),
)
_DECRYPTED = Expected("AT122", ("db-auth",), "exported with its configuration: the password in plain text")

EXPECTED = {
    "CRUD-DB-Table-Template-Application": (
        Expected(
            "AT122",
            (
                "Admin > get_user",
                "Page Generator > generate_gsheet_app",
                "Page Generator > generate_mongo_app",
                "Page Generator > generate_sql_app",
            ),
            "headers with cookies of sessions",
        ),
        Expected(
            "AT318",
            ("MongoDB > Container1", "MongoDB > data_table", "Redis > reset_update_button"),
            "bound to the theme or the row; the lists name other properties only",
        ),
        Expected(
            "AT501",
            ("Admin > Text39", "MongoDB > data_table", *["Redis > data_table"] * 3),
            "no Api1; a column of the deployed table names the widget it was copied from; SelectQuery is on others",
        ),
        Expected("AT504", ("Admin > Button5", "Admin > Button5Copy"), "pages of another application"),
        Expected(
            "AT505", ("S3 > FileListItemImage", "S3 > upload_button"), "modals: Zoom_Modal2 and two more"
        ),
    ),
    "CommunityIssuesExport": (
        Expected(
            "AT318",
            (*["Issues > Table1"] * 3, "Issues > edit_answer_input"),
            "deployed state: the lists lack them",
        ),
        Expected("AT501", ("Issues > IconButton10", "Issues > IconButton6"), "queries that were taken out"),
        Expected(
            "AT506",
            (
                "Issues > IconButton3",
                "Issues > IconButton9",
                "Issues > add_issue_select",
                "Issues > edit_issue_select",
            ),
            "the JS objects have no deleteComment, createGithubIssue, searchIssues (left)",
        ),
    ),
    "DeleteGitRepos": (
        Expected("AT122", ("Page1 > Delete_repos", "Page1 > Gitea_getallrepos"), "tokens of a Git server"),
    ),
    "JSObjectMutationTestApp": (
        Expected("AT501", ("Mutation_Test > utils",), "deployed state: getAllUsers is gone"),
    ),
    "JSOnLoadFailureTest": (Expected("AT501", ("Page1 > JSObject1",), "made to fail: no getWorldCountries"),),
    "PartialImportAppNegative": (Expected("AT501", ("Page1 > JSObject1",), "deployed state without Table1"),),
    "PartialImportExportSampleApp": (
        Expected("AT122", ("Users",) * 3, "the password in the datasource and twice in decryptedFields"),
    ),
    "TableMigrationAppExported": (
        Expected(
            "AT121",
            ("Change color and font > JSObject1", "Change color and font > Tableformating"),
            "a page was cloned with the gitSyncIds of its JS objects",
        ),
    ),
    "TryToCoverMore": (
        Expected(
            "AT122",
            (
                "API_Pixabay > SearchImagePixabay",
                "API_Pixabay > SearchVideoPixabay",
                "API_ZipcodeFinder > getZipCode",
                "getZipCode",
            ),
            "API keys in parameters and headers",
        ),
        Expected("AT407", ("InputCustomWidgetTest > JSObject1",), "statements inside `export default {`"),
        Expected("AT502", ("InputCustomWidgetTest > Custom1",), "an event of the widget begins with `const`"),
    ),
    "application": _AUTOMATION,
    "ce-automation-test": _AUTOMATION,
    "exported-app": (
        Expected(
            "AT312",
            (
                "Page1 > 3bn6uv0vy4",
                "Page1 > 59gdivzv7s",
                "Page1 > Container1",
                "Page1 > Container3",
                "Page1 > Container4",
                "Page1 > rhfg2vf1n5",
            ),
            "widgets without parentId",
        ),
    ),
    "faulty-dsl": (
        Expected(
            "AT318",
            ("Admin > Text1", "Admin > editOrderAgent", "Admin > selectAgent"),
            "made faulty: options are listed, the binding stands in sourceData; and truncateButtonColor",
        ),
        Expected(
            "AT504",
            ("Admin > Button2", "Admin > Button2Copy1", "Admin > Button2Copy3"),
            "only one page of the application was kept",
        ),
    ),
    "forkNonSignedInUser": (Expected("AT501", ("Page1 > Query3",), "the page has one button and no Table1"),),
    "invalid-application-without-pageId-action-collection": (
        Expected("AT401", ("JSObject1", "get_users"), "made faulty: no pageId"),
        Expected("AT402", ("get_users",), "db-auth is not in datasourceList"),
    ),
    "invalid-json-without-pages": (
        Expected("AT117", ("None",), "made faulty: pageList is empty"),
        Expected("AT409", ("query",), "an entry of actionList that holds nothing but an id"),
    ),
    "onPageUnloadBehavior_app": (
        Expected("AT501", ("Page2 - with long long name > Table1",), "the page has JSObject1, not JSObject3"),
    ),
    "one_postgres": (Expected("AT318", ("Page1 > Table1",), "the list lacks the column status alone"),),
    "valid-application-with-custom-themes": (_DECRYPTED,),
    "valid-application-without-action-collection": (_DECRYPTED,),
    "valid-application-without-theme": (_DECRYPTED,),
}


@pytest.mark.slow
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_error_and_warning_of_a_real_export_is_right(path):
    found = transform.validate_text(path.read_bytes(), "1.91").diagnostics
    by_code: dict[str, list[str]] = {}
    for item in found:
        if item.severity != "note":
            by_code.setdefault(item.code, []).append(str(item.entity))
    expected = {row.code: list(row.entities) for row in EXPECTED.get(path.stem, ())}
    assert {code: sorted(entities) for code, entities in by_code.items()} == expected


def test_the_table_names_files_that_are_there():
    assert not EXPECTED.keys() - {path.stem for path in FILES}
