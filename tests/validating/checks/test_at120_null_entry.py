from an_export import export, found

import transform


def test_a_null_among_the_queries_fails_the_import():
    document = export(actionList=[None])
    assert [item.pointer for item in found(document, "AT120")] == ["/actionList/0"]
    validation = transform.validate(document)
    assert not validation.accepted
    assert validation.message == "Internal server error while processing request"


def test_an_absent_list_is_no_null_entry():
    document = export()
    del document["actionCollectionList"]
    assert not found(document, "AT120")
