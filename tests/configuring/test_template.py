"""The form names what is needed; it shows what is no secret and nothing else."""

from __future__ import annotations

import json
import tomllib

import pytest
from orders_app import an_export, api, postgres, query

import transform


def toml(export, **options):
    return tomllib.loads(transform.datasource_template(export, **options))


def comments(export):
    text = transform.datasource_template(export)
    return [line for line in text.splitlines() if line.startswith("#")]


def test_needed_values_are_variables_and_known_ones_that_are_no_secrets_stand_there():
    assert toml(an_export(postgres())) == {
        "format_version": "1.1",
        "datasources": {
            "Orders DB": {
                "plugin": "postgres-plugin",
                "properties[1].value": "STANDARD",
                "endpoints[0].host": "db.example.com",
                "endpoints[0].port": 5432,
                "authentication.databaseName": "${ORDERS_DB_DATABASE_NAME}",
                "authentication.username": "${ORDERS_DB_USERNAME}",
                "authentication.password": "${ORDERS_DB_PASSWORD}",
            }
        },
    }


def test_a_comment_says_what_a_setting_is():
    text = transform.datasource_template(an_export(postgres()))
    assert '# Password (secret)\n"authentication.password" = "${ORDERS_DB_PASSWORD}"\n' in text
    assert "# Connection method: STANDARD, SSH\n" in text


@pytest.mark.parametrize(
    "url",
    [
        "postgres://user:Zk7-unlikely@db.example.com/x",
        "https://shop.example.com/?key=Zk7-unlikely",
        "https://hooks.slack.com/services/T0Zk7unlikely/B0Zk7unlikely/Zk7unlikelyZk7unlikelyZk",
        "jdbc:databricks://db.example.com;PWD:Zk7-unlikely",
        "line\nZk7-unlikely",
        "Zk7-unlikely" * 40,
    ],
)
def test_a_value_that_may_hold_a_secret_is_not_shown(url):
    for form in ("toml", "json"):
        text = transform.datasource_template(an_export(api(url=url)), form)
        assert "Zk7" not in text
        assert "SHOP_API_URL" in text


@pytest.mark.parametrize("user", ["Zk7-unlikely", "app-Zk7-unlikely"])
def test_a_user_s_name_that_holds_the_password_is_not_shown(user):
    auth = {"username": user, "password": "Zk7-unlikely", "databaseName": "orders"}
    text = transform.datasource_template(an_export(postgres(authentication=auth), api(url="Zk7-unlikely")))
    assert "Zk7" not in text
    assert '"authentication.databaseName" = "orders"' in text


def test_headers_that_the_export_has_are_offered_by_name_and_without_value():
    export = an_export(api(headers=[{"key": "X-Api-Key", "value": "Zk7-unlikely"}]))
    shown = comments(export)
    assert "# Header X-Api-Key (secret); the export has a value, uncomment to replace it" in shown
    assert '# "headers[0].value" = "${SHOP_API_X_API_KEY}"' in shown


def test_an_api_of_which_nothing_is_known_offers_what_an_import_reads():
    shown = "\n".join(comments(an_export(api())))
    for kind in ("basic", "oAuth2", "bearerToken"):
        assert f'"authentication.authenticationType" = "{kind}"' in shown
    assert "apiKey" not in shown


def test_what_an_import_ignores_is_said_and_not_asked():
    export = an_export(api(authentication={"authenticationType": "apiKey", "label": "X-Key", "value": None}))
    assert "authentication.value" not in toml(export)["datasources"]["Shop API"]
    assert "# Value (secret). An import does not read it: enter it in the product afterwards" in comments(
        export
    )


def test_what_a_person_has_to_authorize_is_left_to_the_reconnect_dialog():
    export = an_export({"name": "Sheet", "pluginId": "google-sheets-plugin"})
    assert toml(export)["datasources"]["Sheet"] == {"plugin": "google-sheets-plugin"}
    assert '# "authentication.grantType" = "AUTHORIZATION_CODE"' in comments(export)


def test_a_plugin_that_is_not_known_is_said_to_be():
    entry = {"name": "A", "pluginId": "hubspot-1.2-plugin"}
    assert any("not known" in line for line in comments(an_export(entry)))


def test_environments_have_sections_and_variables_of_their_own():
    form = toml(an_export(postgres()), environments=("staging", "prod-eu"))
    assert form["datasources"]["Orders DB"] == {
        "plugin": "postgres-plugin",
        "properties[1].value": "STANDARD",
    }
    assert list(form["environments"]) == ["staging", "prod-eu"]
    passwords = [section["Orders DB"]["authentication.password"] for section in form["environments"].values()]
    assert passwords == ["${STAGING_ORDERS_DB_PASSWORD}", "${PROD_EU_ORDERS_DB_PASSWORD}"]


def test_an_environment_without_a_name_is_refused():
    with pytest.raises(transform.InputError, match="empty name"):
        transform.datasource_template(an_export(), environments=[""])


def test_json_has_the_same_values_and_says_beside_them_what_they_are():
    export = an_export(postgres())
    section = json.loads(transform.datasource_template(export, "json"))["datasources"]["Orders DB"]
    assert section.pop("about")["authentication.password"] == "Password (secret)"
    section.pop("optional", None)
    assert section == toml(export)["datasources"]["Orders DB"]


def test_names_of_variables_differ():
    sources = [postgres(name) for name in ("A b", "A-b", "A b password", "数据", "地图")]
    form = toml(an_export(*sources))["datasources"]
    names = [section["authentication.password"] for section in form.values()]
    assert names == [
        "${A_B_PASSWORD}",
        "${A_B_PASSWORD_2}",
        "${A_B_PASSWORD_PASSWORD}",
        "${DATASOURCE_PASSWORD}",
        "${DATASOURCE_PASSWORD_2}",
    ]


@pytest.mark.parametrize("name", ['a"b', "a.b", "a\nb", "a\\b", "", "ü > 数", "a\x7fb", "x\ud800", "'"])
def test_any_name_makes_a_form_that_can_be_read(name):
    export = an_export(
        postgres(name), queries=(query(name, name, {"datasourceConfiguration": {"url": None}}),)
    )
    form = toml(export)
    wanted = name.replace("\ud800", "\ufffd")
    assert wanted in form["datasources"]
    assert json.loads(transform.datasource_template(export, "json"))["datasources"].keys() >= {name}


def test_a_value_that_looks_like_a_variable_is_none():
    export = an_export(postgres(endpoints=[{"host": "${HOME}"}]))
    form = toml(export)
    needed = ("HOST", "DATABASE_NAME", "USERNAME", "PASSWORD")
    variables = {f"ORDERS_DB_{name}": "${HOME}" for name in needed}
    filled = transform.configure(export, form, variables=variables)
    configuration = filled.document["datasourceList"][0]["datasourceConfiguration"]
    assert configuration["endpoints"] == [{"host": "${HOME}"}]


def test_the_same_export_gives_the_same_form():
    export = an_export(postgres(), api())
    again = json.loads(json.dumps(export))
    assert transform.datasource_template(export) == transform.datasource_template(again)


def test_a_port_that_was_taken_out_is_asked_for_rather_than_guessed():
    endpoint = {"host": "db.example.com", "port": 6543}
    clean = transform.sanitize(an_export(postgres(endpoints=[endpoint]))).document
    form = toml(clean)["datasources"]["Orders DB"]
    assert form["endpoints[0].port"] == "${ORDERS_DB_PORT}"
    assert "usually 5432" in "\n".join(comments(clean))
