from an_export import export, found, page


def test_a_page_above_the_version_of_the_release_is_told():
    document = export(pages=[page("Page1", version=94)], serverSchemaVersion=6, clientSchemaVersion=1)
    (item,) = found(document, "AT220", target="1.9.16")  # once, although both sides are too new
    assert item.pointer == "/pageList/0/unpublishedPage/layouts/0/dsl/version"
    assert "or a later one" in item.hint


def test_a_page_of_the_releases_own_version_is_fine():
    assert not found(export(pages=[page("Page1", version=94)]), "AT220", target="1.91")
