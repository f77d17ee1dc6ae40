from one_schema_step import export, run_server_step, server_step

import transform

SETTING = {"sizing": 1, "density": 1, "appMaxWidth": "LARGE"}


def test_the_edited_side_gets_a_setting():
    assert server_step(8)["exportedApplication"]["unpublishedApplicationDetail"] == {"themeSetting": SETTING}


def test_a_setting_stays_and_others_of_the_detail_too():
    detail = {"navigationSetting": {}, "themeSetting": {"sizing": 2}}
    before = export(serverSchemaVersion=8, exportedApplication={"unpublishedApplicationDetail": detail})
    after = transform.upgrade(before, transform.Versions(server=9)).document
    assert after["exportedApplication"]["unpublishedApplicationDetail"] is detail


def test_the_deployed_side_only_in_view_mode():
    assert "publishedApplicationDetail" not in server_step(8)["exportedApplication"]
    after = server_step(8, exportedApplication={"viewMode": True})
    assert after["exportedApplication"]["publishedApplicationDetail"] == {"themeSetting": SETTING}


def test_an_application_or_detail_that_is_no_object_is_reported():
    for application in ({"unpublishedApplicationDetail": 5}, 5):
        done = run_server_step(8, exportedApplication=application)
        assert done.document["exportedApplication"] == application
        assert len(done.diagnostics) == 1


def test_without_an_application_nothing_happens():
    assert server_step(8, exportedApplication=None)["exportedApplication"] is None


def test_each_document_gets_a_setting_of_its_own():
    first, second = (
        server_step(8)["exportedApplication"]["unpublishedApplicationDetail"]["themeSetting"]
        for _ in range(2)
    )
    assert first == second
    assert first is not second
