import transform


def test_only_the_number_rises():
    before = {"clientSchemaVersion": 1, "exportedApplication": {}, "pageList": []}
    after = transform.upgrade(before, transform.Versions(client=2)).document
    assert after == {**before, "clientSchemaVersion": 2}
