from an_export import export, found, page


def test_a_listed_page_that_is_not_there():
    document = export(pages=[page("Orders")])
    document["exportedApplication"]["pages"].append({"id": "Ordrs", "isDefault": False})
    (item,) = found(document, "AT303")
    assert item.pointer == "/exportedApplication/pages/1/id"
    assert "Did you mean Orders?" in item.hint


def test_a_page_that_nobody_can_reach():
    document = export(pages=[page("Home"), page("Hidden")])
    document["exportedApplication"]["pages"].pop()
    assert [item.entity.name for item in found(document, "AT303")] == ["Hidden"]


def test_the_order_of_the_list_is_free():
    document = export(pages=[page("Home"), page("Other")])
    document["exportedApplication"]["pages"].reverse()
    assert not found(document, "AT303")
