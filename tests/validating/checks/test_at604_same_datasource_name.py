from an_export import datasource, export, found


def test_two_datasources_of_one_name():
    sources = [datasource("DS"), datasource("DS", "mongo-plugin", gitSyncId="other")]
    assert [item.pointer for item in found(export(datasourceList=sources), "AT604")] == [
        "/datasourceList/1/name"
    ]


def test_names_that_differ_in_case_are_different():
    assert not found(export(datasourceList=[datasource("DS"), datasource("ds")]), "AT604")
