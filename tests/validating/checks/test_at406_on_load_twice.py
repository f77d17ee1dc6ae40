from an_export import export, found, page, query

from transform.validating.fix import fix

ENTRY = {"id": "Page1_Load", "name": "Load"}


def loading(*groups):
    return export(pages=[page("Page1", on_load=list(groups))], actionList=[query("Load"), query("Other")])


def test_a_second_entry_is_told_and_taken_out():
    document = loading([ENTRY, ENTRY])
    assert found(document, "AT406")
    assert fix(document).document == loading([ENTRY])


def test_an_entry_in_a_later_group_counts_too():
    assert fix(loading([ENTRY], [ENTRY])).document == loading([ENTRY], [])


def test_different_queries_are_fine():
    assert not found(loading([ENTRY, {"id": "Page1_Other", "name": "Other"}]), "AT406")
