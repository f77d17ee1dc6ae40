from __future__ import annotations

from orders_app import an_export, api, postgres, query

from transform.edit.sources import Use, sources


def test_a_query_uses_the_datasource_that_it_names_by_id_or_by_name():
    export = an_export(
        postgres(),
        queries=(
            query("Page1", "list", {"id": "Orders DB"}),
            query("Page1", "find", {"name": "Orders DB"}, published=False),
            query("Page1", "code", {"name": "UNUSED_DATASOURCE", "pluginId": "js-plugin"}),
        ),
    )
    (found,) = sources(export)
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
    (found,) = sources(an_export(queries=(query("Page1", "weather", own),)))
    assert (found.name, found.plugin.name, found.embedded) == ("Page1 > weather", "restapi-plugin", True)
    assert found.pointers == (
        "/actionList/0/unpublishedAction/datasource",
        "/actionList/0/publishedAction/datasource",
    )


def test_sides_of_a_query_stay_together_where_the_deployed_one_has_lost_its_page():
    entry = query("Page1", "weather", {"datasourceConfiguration": {"url": "u"}})
    del entry["publishedAction"]["pageId"]
    (found,) = sources(an_export(queries=(entry,)))
    assert found.name == "Page1 > weather"
    assert len(found.pointers) == 2


def test_a_copy_that_a_query_holds_of_a_datasource_in_the_list_is_none():
    copy = {"name": "Shop API", "datasourceConfiguration": {"url": "u"}}
    assert [found.name for found in sources(an_export(api(), queries=(query("P", "q", copy),)))] == [
        "Shop API"
    ]


def test_decrypted_fields_belong_to_the_configuration():
    export = an_export(postgres())
    auth = {"username": "u"}
    export["decryptedFields"] = {
        "Orders DB": {"authType": "com.appsmith.external.models.DBAuth", "dbAuth": auth, "password": "p"}
    }
    (found,) = sources(export)
    assert found.configuration["authentication"] == {"username": "u", "password": "p"}
    assert found.configured


def test_entries_without_a_name_and_later_ones_of_the_same_name_are_passed_over():
    export = an_export(postgres("A"), api("A"), {"pluginId": "x"}, {"name": None})
    assert [(found.name, found.plugin.name) for found in sources(export)] == [("A", "postgres-plugin")]
