from an_export import datasource, export, found

FIELDS = {"password": "p", "dbAuth": {"username": "u", "password": "p"}}


def test_credentials_under_another_name_are_dropped():
    document = export(datasourceList=[datasource("Orders DB")], decryptedFields={"Orders": FIELDS})
    (item,) = found(document, "AT605")
    assert item.pointer == "/decryptedFields/Orders" and item.entity.name == "Orders"
    assert "u" not in item.message.split() and "password" not in item.message


def test_a_misspelt_name_leads_to_the_datasource():
    document = export(decryptedFields={"Orders Db": FIELDS})
    assert "Did you mean Orders DB?" in found(document, "AT605")[0].hint


def test_those_of_a_datasource_of_the_file_are_read():
    assert not found(export(decryptedFields={"Orders DB": FIELDS}), "AT605")
