"""What is said of credentials."""

from __future__ import annotations

from transform.storage.layout.left_out import left_out


def test_each_datasource_with_a_configuration_is_named_without_values() -> None:
    document = {
        "datasourceList": [
            {
                "name": "db",
                "datasourceConfiguration": {"authentication": {"password": "hunter2"}, "url": None},
            },
            {"name": "plain", "datasourceConfiguration": {}},
            {"name": "secret"},
            None,
        ],
        "decryptedFields": {"secret": {"password": "hunter2"}, "gone": {"password": "hunter2"}},
    }
    found = left_out(document).diagnostics()
    assert [note.pointer for note in found] == ["/datasourceList/0", "/datasourceList/2", "/decryptedFields"]
    assert "(authentication)" in found[0].message and "gone" in found[2].message
    assert "hunter2" not in str(found)


def test_an_export_without_any_is_silent() -> None:
    assert left_out({"datasourceList": None}).diagnostics() == ()
