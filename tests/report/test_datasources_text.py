from __future__ import annotations

import transform
from transform.report.datasources_text import datasources_text


def listed(*sources, queries=(), **more):
    export = {"exportedApplication": {}, "datasourceList": list(sources), "actionList": list(queries), **more}
    return datasources_text(transform.datasources(export))


def query(number, side="unpublished"):
    return {f"{side}Action": {"name": f"q{number}", "pageId": "Page1", "datasource": {"id": "A"}}}


def source(**configuration):
    return {"name": "A", "pluginId": "openai-plugin", "datasourceConfiguration": configuration}


def test_an_export_without_datasources():
    assert listed() == "no datasources"


def test_a_line_then_what_is_missing_then_who_uses_it():
    text = listed(source(url="https://api.openai.com"), queries=(query(1), query(2, "published")))
    assert text.splitlines() == [
        "A  openai-plugin  not configured",
        "  missing: authentication.bearerToken (API Key)",
        "  used by: Page1 > q1, Page1 > q2 (deployed only)",
    ]


def test_values_that_an_import_does_not_read_are_named():
    auth = {"authenticationType": "bearerToken", "bearerToken": "Zk7-unlikely"}
    text = listed(source(url="u", authentication=auth))
    assert "A  openai-plugin  partly ignored by an import\n  ignored: authentication.bearerToken" in text
    assert "Zk7" not in text


def test_what_counts_as_configured_and_lacks_a_value_is_incomplete():
    assert "incomplete" in listed(source(url="u", authentication={"bearerToken": None}))


def test_what_only_lacks_a_person_s_consent_is_to_be_authorized():
    auth = {"authenticationType": "oAuth2", "grantType": "AUTHORIZATION_CODE"}
    entry = {
        "name": "A",
        "pluginId": "google-sheets-plugin",
        "datasourceConfiguration": {"authentication": auth},
    }
    decrypted = {"authType": "com.appsmith.external.models.OAuth2", "openAuth2": auth}
    assert listed(entry, decryptedFields={"A": decrypted}).splitlines()[:2] == [
        "A  google-sheets-plugin  to be authorized",
        "  a person has to authorize it in the product",
    ]


def test_many_queries_are_counted():
    text = listed(source(), queries=[query(number) for number in range(20)])
    assert text.endswith("Page1 > q7 and 12 more")


def test_a_name_cannot_reach_the_terminal():
    assert "\x1b" not in listed({"name": "\x1b[31mA\nB", "pluginId": "x-plugin"})
