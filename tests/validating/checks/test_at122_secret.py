from an_export import export, found, query

TOKEN = "ghp_" + "n3Xr8TqLw0Zb5Yk2Vd7Ms4Hc9Pf1Gj6Qa8R3"


def with_header(value):
    headers = [{"key": "X-Token", "value": value}]
    return export(actionList=[query("Load", actionConfiguration={"body": "", "headers": headers})])


def test_a_token_in_a_header_is_told_and_never_shown():
    (item,) = found(with_header(TOKEN), "AT122")  # once, although both sides hold it
    assert item.pointer == "/actionList/0/unpublishedAction/actionConfiguration/headers/0/value"
    assert item.entity.name == "Load"
    assert "sanitize" in item.hint
    assert TOKEN[8:] not in str(item)


def test_a_password_of_a_configured_export():
    fields = {"Orders DB": {"password": "qG7-vbn2Lw", "dbAuth": {"username": "app"}}}
    assert "/decryptedFields/Orders DB/password" in [
        item.pointer for item in found(export(decryptedFields=fields), "AT122")
    ]


def test_a_binding_in_its_place_is_no_secret():
    assert not found(with_header("{{appsmith.store.token}}"), "AT122")
