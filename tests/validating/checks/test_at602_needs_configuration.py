from an_export import datasource, export, found

import transform


def test_a_datasource_without_authentication_will_be_asked_for():
    bare = datasource("DS", datasourceConfiguration={"url": "https://example.com"})
    (item,) = found(export(datasourceList=[bare]), "AT602")
    assert "Password" in item.hint and "`datasources fill`" in item.hint


def test_a_configured_datasource_is_left_alone():
    assert not found(export(datasourceList=[datasource("DS")]), "AT602")


def test_decrypted_fields_bring_the_authentication_back():
    bare = datasource("DS", datasourceConfiguration={"url": "https://example.com"})
    fields = {"DS": {"password": "x", "dbAuth": {"username": "a"}}}
    assert not found(export(datasourceList=[bare], decryptedFields=fields), "AT602")
    keyed = {"DS": {"authType": "ApiKeyAuth"}}  # an API key is not brought back
    assert found(export(datasourceList=[bare], decryptedFields=keyed), "AT602")


def test_the_workspace_s_own_datasource_needs_nothing():
    workspace = transform.workspace_of({"datasources": [{"name": "DS", "pluginId": "postgres-plugin"}]})
    bare = datasource("DS", datasourceConfiguration=None)
    assert not found(export(datasourceList=[bare]), "AT602", workspace=workspace)


def test_nothing_is_asked_where_the_import_fails_for_want_of_the_plugin():
    bare = datasource("DS", "gone-plugin", datasourceConfiguration={})
    document = export(datasourceList=[bare])
    assert found(document, "AT601") and not found(document, "AT602")
