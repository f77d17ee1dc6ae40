from an_export import export, found, page


def test_a_page_without_layout():
    broken = page("Page1")
    broken["unpublishedPage"]["layouts"] = []
    assert [item.entity.name for item in found(export(pages=[broken]), "AT304")] == ["Page1"]


def test_a_page_without_edited_side():
    broken = page("Page1")
    del broken["unpublishedPage"]
    document = {**export(), "pageList": [broken]}
    assert [item.pointer for item in found(document, "AT304")] == ["/pageList/0"]


def test_a_page_that_was_never_deployed_is_fine():
    new = page("Page1")
    del new["publishedPage"]
    assert not found(export(pages=[new]), "AT304")
