"""Root files, datasources, libraries and pages as values."""

from __future__ import annotations

from layout_trees import small_export

from transform.storage.layout.projection import library_path, stored_files
from transform.storage.layout.styles import Style

NEWEST = Style("G", 12)


def stored(document: dict[str, object]) -> dict[str, object]:
    return {file.path: file.value for file in stored_files(document, NEWEST, lambda _: None).values()}


def test_a_library_is_named_by_prefix_and_hash() -> None:
    # The names that the product gave in g_app of the corpus.
    assert library_path("nounderscore") == "jslibs/jslib_IYuTKKXJDqH12p0N_DpCdfGCF0jdS2RIHaR-OGdJUcs.json"
    assert (
        library_path("uuid_https://x/uuid.js")
        == "jslibs/uuid_AttKHZ8vXseY8O4L4Fz_8Acib_mS1OH-9kfOO7c2CRw.json"
    )


def test_a_system_theme_is_only_named() -> None:
    document = small_export()
    document["editModeTheme"] = {"name": "N", "isSystemTheme": True, "config": {"a": 1}}
    assert stored(document)["theme.json"] == {"name": "N", "isSystemTheme": True}
    document["editModeTheme"] = None
    assert "theme.json" not in stored(document)


def test_only_the_first_layout_is_taken_apart() -> None:
    document = small_export()
    layouts = document["pageList"][0]["unpublishedPage"]["layouts"]
    layouts.append({"dsl": {"children": [{"widgetName": "X"}]}, "id": "left out"})
    page = stored(document)["pages/Home/Home.json"]
    assert page["unpublishedPage"]["layouts"][0]["dsl"].keys() == {
        "widgetName",
        "widgetId",
        "type",
        "version",
    }  # type: ignore[index]
    assert page["unpublishedPage"]["layouts"][1] == {"dsl": {"children": [{"widgetName": "X"}]}}  # type: ignore[index]


def test_an_export_from_before_server_schema_5_gets_its_page_list() -> None:
    document = small_export(4)
    del document["exportedApplication"]["pages"]
    document |= {"pageOrder": ["Größe 2", "Home"], "unpublishedDefaultPageName": "Home"}
    assert stored(document)["application.json"]["pages"] == [  # type: ignore[index]
        {"id": "Größe 2", "isDefault": False},
        {"id": "Home", "isDefault": True},
    ]


def test_theme_settings_are_floats_and_versions_integers() -> None:
    document = small_export()
    setting = {"density": 1, "sizing": 1.25}
    document["exportedApplication"] |= {
        "unpublishedApplicationDetail": {"themeSetting": setting},
        "evaluationVersion": 2.0,
    }
    application = stored(document)["application.json"]
    assert repr(application["unpublishedApplicationDetail"]["themeSetting"]["density"]) == "1.0"  # type: ignore[index]
    assert repr(application["evaluationVersion"]) == "2"  # type: ignore[index]
    assert application["applicationDetail"] == application["unpublishedApplicationDetail"]  # type: ignore[index]
