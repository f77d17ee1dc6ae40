from an_export import export, found, widget

import transform

UID = "uuid_https://example.com/uuid.js"


def naming(*libraries):
    document = export(customJSLibList=list(libraries))
    document["exportedApplication"]["unpublishedCustomJSLibs"] = [{"uidString": UID}]
    return document


def test_a_library_that_the_file_does_not_hold():
    (item,) = found(naming(), "AT702")
    assert item.message.startswith("The library uuid is used")


def test_a_library_that_the_file_holds():
    assert not found(naming({"name": "uuid", "uidString": UID, "accessor": ["uuid"]}), "AT702")


def test_a_workspace_may_have_it():
    workspace = transform.workspace_of({"libraries": [UID]})
    assert not found(naming(), "AT702", workspace=workspace)


def test_code_that_uses_it_is_not_told_again():
    document = export(widget("Text1", text="{{uuid.v4()}}"))
    assert found(document, "AT501")
    document["exportedApplication"]["unpublishedCustomJSLibs"] = [{"uidString": UID}]
    assert found(document, "AT702")
    assert not found(document, "AT501")
