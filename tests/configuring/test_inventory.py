from __future__ import annotations

import json

from orders_app import an_export, api, postgres, query

import transform
from transform.configuring.inventory import Use, inventory, with_safe_names


def test_a_query_uses_the_datasource_that_it_names_by_id_or_by_name():
    export = an_export(
        postgres(),
        queries=(
            query("Page1", "list", {"id": "Orders DB"}),
            query("Page1", "find", {"name": "Orders DB"}, published=False),
            query("Page1", "code", {"name": "UNUSED_DATASOURCE", "pluginId": "js-plugin"}),
        ),
    )
    (found,) = inventory(export)
    assert found.uses == (
        Use("Page1", "list", ("unpublished", "published")),
        Use("Page1", "find", ("unpublished",)),
    )


def test_a_query_with_a_datasource_of_its_own_is_one_too():
    own = {
        "name": "DEFAULT_REST_DATASOURCE",
        "pluginId": "restapi-plugin",
        "datasourceConfiguration": {"url": "u"},
    }
    (found,) = inventory(an_export(queries=(query("Page1", "weather", own),)))
    assert (found.name, found.plugin.name, found.embedded) == ("Page1 > weather", "restapi-plugin", True)
    assert found.pointers == (
        "/actionList/0/unpublishedAction/datasource",
        "/actionList/0/publishedAction/datasource",
    )


def test_sides_of_a_query_stay_together_where_the_deployed_one_has_lost_its_page():
    entry = query("Page1", "weather", {"datasourceConfiguration": {"url": "u"}})
    del entry["publishedAction"]["pageId"]
    (found,) = inventory(an_export(queries=(entry,)))
    assert found.name == "Page1 > weather"
    assert len(found.pointers) == 2


def test_a_copy_that_a_query_holds_of_a_datasource_in_the_list_is_none():
    copy = {"name": "Shop API", "datasourceConfiguration": {"url": "u"}}
    assert [found.name for found in inventory(an_export(api(), queries=(query("P", "q", copy),)))] == [
        "Shop API"
    ]


def test_decrypted_fields_belong_to_the_configuration():
    export = an_export(postgres())
    auth = {"username": "u"}
    export["decryptedFields"] = {
        "Orders DB": {"authType": "com.appsmith.external.models.DBAuth", "dbAuth": auth, "password": "p"}
    }
    (found,) = inventory(export)
    assert found.configuration["authentication"] == {"username": "u", "password": "p"}
    assert found.configured


def test_entries_without_a_name_and_later_ones_of_the_same_name_are_passed_over():
    export = an_export(postgres("A"), api("A"), {"pluginId": "x"}, {"name": None})
    assert [(found.name, found.plugin.name) for found in inventory(export)] == [("A", "postgres-plugin")]


def test_names_are_shown_without_secrets_and_stay_apart():
    first, second = ("postgres://app:Zk7-unlikely" + end + "@db/orders" for end in ("a", "b"))
    export = an_export(postgres(name=first), postgres(name=second), postgres(name="Plain"))
    names = [one.name for one in with_safe_names(inventory(export), export)]
    assert names == ["postgres://app:REDACTED@db/orders", "postgres://app:REDACTED@db/orders 2", "Plain"]


def test_a_form_for_a_name_with_a_secret_can_be_filled_in():
    password = "Zk7-unlikely"
    auth = {"username": "app", "password": password, "databaseName": "orders"}
    export = an_export(postgres(name=f"orders {password}", authentication=auth))
    form = transform.datasource_template(export)
    listed = [one.to_dict() for one in transform.datasources(export)]
    assert password not in form + json.dumps(listed)
    assert "UNLIKELY" not in form
    values = {"datasources": {"orders REDACTED": {"endpoints[0].host": "db.internal.test"}}}
    done = transform.configure(export, values)
    (source,) = done.document["datasourceList"]
    assert source["name"] == f"orders {password}"
    assert source["datasourceConfiguration"]["endpoints"][0]["host"] == "db.internal.test"
    assert not any(password in said.message for said in done.diagnostics)
