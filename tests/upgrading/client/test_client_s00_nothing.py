import transform


def test_only_the_number_rises():
    before = {"clientSchemaVersion": 0, "exportedApplication": {}, "pageList": []}
    after = transform.upgrade(before, transform.Versions(client=1)).document
    assert after == {**before, "clientSchemaVersion": 1}
