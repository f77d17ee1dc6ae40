import pytest
from one_schema_step import run_server_step, server_step


@pytest.mark.parametrize("parts", [{}, {"customJSLibList": None}, {"customJSLibList": []}])
def test_the_parser_is_added(parts):
    (library,) = server_step(6, **parts)["customJSLibList"]
    assert (library["name"], library["version"]) == ("xmlParser", "3.17.5")


def test_it_is_added_once():
    libraries = server_step(6)["customJSLibList"]
    assert server_step(6, customJSLibList=libraries)["customJSLibList"] is libraries


def test_it_comes_after_the_others():
    names = [
        lib.get("name") for lib in server_step(6, customJSLibList=[{"uidString": "u"}])["customJSLibList"]
    ]
    assert names == [None, "xmlParser"]


@pytest.mark.parametrize("libraries", [[None], [{"name": "no uid"}]])
def test_libraries_without_uid_are_reported(libraries):
    done = run_server_step(6, customJSLibList=libraries)
    assert done.document["customJSLibList"] == libraries
    assert len(done.diagnostics) == 1
