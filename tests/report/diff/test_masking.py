"""No rendering of a diff shows a secret, wherever it changed."""

from __future__ import annotations

import json
import re

import pytest
from small_export import export, page, query, text

import transform
from transform.report.diff.html import to_html
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text

#: Put together here so that no scanner of this repository finds them.
KEYS = ["AKIA" + "Q3EGRZ7H" + "4XK2MNPT", "AKIA" + "T5WJLC7D" + "6BVY3FSU"]
PASSWORDS = ["tr0ub4dor" + "-Kx9", "c0rrect" + "-Hq7Zw"]


def renderings(before, after):
    found = transform.diff(before, after)
    assert found
    names = ("a", "b")
    return {
        "text": to_text(found),
        "markdown": to_markdown(found),
        "html": to_html(found, names),
        "json": json.dumps(transform.diff_report(found, names)),
    }


def with_query(secret, **configuration):
    action = query("q", "P", f"-- {secret}" if not configuration else "SELECT 1")
    action["unpublishedAction"]["actionConfiguration"] |= configuration
    return export(page("P"), actions=[action])


def with_js(secret):
    body = f"export default {{\n  key: '{secret}',\n  f() {{}}\n}}"
    side = {"name": "Utils", "pageId": "P", "body": body}
    return export(page("P"), actionCollectionList=[{"gitSyncId": "c", "unpublishedCollection": side}])


def with_form(secret):
    return with_query("", bodyFormData=[{"key": "client_secret", "value": secret}])


def with_editor(secret):
    return with_query("", formData={"password": {"data": secret}})


def with_input(secret):
    return export(page("P", {**text("Input", "i"), "inputType": "PASSWORD", "defaultText": secret}))


def with_copy(secret):
    authentication = {"authenticationType": "dbAuth", "username": "me", "password": secret}
    source = {
        "name": "DB",
        "gitSyncId": "d",
        "pluginId": "postgres-plugin",
        "datasourceConfiguration": {"authentication": authentication},
    }
    return {**with_query(f"connect with {secret} now"), "datasourceList": [source]}


def with_decrypted(secret):
    return {**export(page("P")), "decryptedFields": {"DB": {"password": secret}}}


PLACES = [
    (with_query, KEYS),
    (with_js, KEYS),
    (with_form, PASSWORDS),
    (with_editor, PASSWORDS),
    (with_input, PASSWORDS),
    (with_copy, PASSWORDS),
    (with_decrypted, PASSWORDS),
]


@pytest.mark.parametrize(("documents", "secrets"), PLACES, ids=lambda part: getattr(part, "__name__", ""))
def test_a_changed_secret_is_only_said_to_have_changed(documents, secrets):
    for shown in renderings(*map(documents, secrets)).values():
        assert not any(secret in shown for secret in secrets)
        assert re.search(r"\(secret(: [a-z-]+)?\)", shown)


def test_what_stands_beside_a_secret_is_shown():
    before, after = (f"{name} = '{KEYS[0]}'" for name in ("first", "second"))
    shown = renderings(with_query(before), with_query(after))["text"]
    assert "\"-- first = '(secret)'\" -> \"-- second = '(secret)'\"" in shown


def test_two_secrets_do_not_read_as_no_change():
    assert "~ P > q.actionConfiguration.body: changed (secret)" in renderings(*map(with_query, KEYS))["text"]


def test_a_patch_gives_the_second_document_exactly_and_so_holds_its_values():
    before, after = map(with_js, KEYS)
    assert KEYS[1] in json.dumps(transform.diff(before, after).patch())


def header(secret):
    return with_query("", headers=[{"key": "Authorization", "value": secret}])


def embedded_datasource(secret):
    found = with_query("")
    configuration = {"authentication": {"authenticationType": "dbAuth", "username": "me", "password": secret}}
    found["actionList"][0]["unpublishedAction"]["datasource"]["datasourceConfiguration"] = configuration
    return found


def assignment(secret):
    return with_query("", body=f"SELECT 1 WHERE password = '{secret}'")


@pytest.mark.parametrize("place", [header, embedded_datasource, assignment, with_input, with_decrypted])
@pytest.mark.parametrize("which", ["before", "after"])
def test_a_copy_of_a_secret_that_stands_elsewhere_unchanged_is_not_shown(place, which):
    secret = PASSWORDS[0] + "/9f"
    before, after = place(secret), place(secret)
    children = (before if which == "before" else after)["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    children["children"] = [*children["children"], text("T", "t")]
    other = (after if which == "before" else before)["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]
    other["children"] = [*other["children"], text("T", "t")]
    children["children"][-1]["text"] = f"call it with {secret}"
    for shown in renderings(before, after).values():
        assert secret not in shown
        assert "call it with (secret)" in shown


def test_the_report_of_the_library_holds_no_secret_that_its_changes_may_hold():
    secret = PASSWORDS[0] + "/9f"
    found = transform.diff(with_query(""), assignment(secret))
    shown = transform.diff_report(found)
    assert secret not in json.dumps(shown)
    assert (shown["before"], shown["after"]) == ("before", "after")
    assert shown["changes"][0]["after"] == "SELECT 1 WHERE password = '(secret)'"


def with_datasource(secret):
    authentication = {"authenticationType": "dbAuth", "password": secret}
    source = {
        "name": "DB",
        "gitSyncId": "d",
        "pluginId": "postgres-plugin",
        "datasourceConfiguration": {"authentication": authentication},
    }
    return export(page("P"), datasourceList=[source])


@pytest.mark.parametrize("documents", [with_datasource, with_decrypted, with_form, with_editor, with_input])
def test_a_secret_that_comes_with_all_around_it_is_not_shown(documents):
    before, after = export(page("P")), documents("tops3cret-Kx9")
    for pair in ((before, after), (after, before)):
        for shown in renderings(*pair).values():
            assert "tops3cret-Kx9" not in shown


def test_the_secret_of_a_header_and_of_a_url_are_not_shown_and_what_is_beside_them_is():
    def documents(secret, kind):
        headers = [{"key": "X-Api-Key", "value": secret}, {"key": "Content-Type", "value": kind}]
        return with_query("", headers=headers, path=f"https://me:{secret}@host/{kind}")

    pair = documents("firstsecret1", "text/csv"), documents("othersecret2", "text/html")
    for shown in renderings(*pair).values():
        assert "firstsecret1" not in shown
        assert "othersecret2" not in shown
        assert "csv" in shown
        assert "@host" in shown


def test_how_a_datasource_encrypts_is_no_secret_and_its_key_is():
    def documents(mode, key):
        ssl = {"authType": mode, "keyFile": {"name": "k", "base64Content": key}}
        source = {
            "name": "DB",
            "gitSyncId": "d",
            "pluginId": "postgres-plugin",
            "datasourceConfiguration": {"connection": {"ssl": ssl}},
        }
        return export(page("P"), datasourceList=[source])

    keys = "data:;base64,TUlJRXZBSUJBREFO", "data:;base64,TUlJRXZRSUJBREFO"
    shown = renderings(documents("DEFAULT", keys[0]), documents("DISABLE", keys[1]))["text"]
    assert '"DEFAULT" -> "DISABLE"' in shown
    assert "changed (secret)" in shown
    assert "TUlJRX" not in shown


def test_a_column_whose_name_only_sounds_like_a_secret_is_shown():
    def documents(width):
        table = {
            "type": "TABLE_WIDGET_V2",
            "widgetName": "T",
            "widgetId": "t",
            "primaryColumns": {"token_count": {"label": "Tokens", "width": width}},
            "token_count": f"{width} tokens",
        }
        return export(page("P", table))

    shown = renderings(documents(100), documents(150))["text"]
    assert "primaryColumns.token_count.width: 100 -> 150" in shown
    assert 'T.token_count: "100 tokens" -> "150 tokens"' in shown
    assert "(secret)" not in shown
