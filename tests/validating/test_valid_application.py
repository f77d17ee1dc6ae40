"""An application that uses all that bindings may use, and in which nothing is wrong: nothing is reported."""

from __future__ import annotations

import pytest
from an_export import export, js_object, page, query, widget

import transform

LIBRARY = {"name": "jspdf", "uidString": "jspdf_x", "url": "https://example.com/j.js", "accessor": ["jspdf"]}

CODES = [
    "{{Table1.selectedRow?.['order id'] ?? Table1.selectedRows[0].id ?? ''}}",
    "{{Load.data.filter(({state, ...rest}) => state !== 'new' && rest.id).map((row, i) => ({...row, i}))}}",
    "{{ {a: {b: {c: 1}}, d: [{e: 2}]} }}",
    "{{}}",
    "{{ }} {{Load.isLoading}}{{Load.responseMeta.statusCode}}",
    "Total: {{Load.data.length}} of {{`${Load.data[0].total} ${'ü€😀'} {x}`}}",
    "{{(() => { const bestände = Load.data; let größe = 0; for (const b of bestände) größe += b.n; return größe })()}}",
    "{{[1, 2].reduce((sum, n) => sum + n, 0) > 1e3 ? /[}]{2}/.test('}}') : 0x1F}}",
    "{{appsmith.user.email + appsmith.URL.queryParams.id + appsmith.store['a b'] + appsmith.geolocation}}",
    "{{appsmith.mode === 'EDIT' && appsmith.theme.colors.primaryColor}}",
    "{{moment(new Date()).add(1, 'd').format('DD.MM.YYYY') + _.sumBy(Load.data, 'n') + new Intl.NumberFormat('de')}}",
    "{{new jspdf.jsPDF().text(String(Tools.rows.length) + Tools.load.data, 1, 1)}}",
    "{{function () { try { return JSON.parse(appsmith.store.x) } catch { return null } }()}}",
    "{{Load.data /* a comment with { in it } */ // and another\n}}",
    "{{typeof Other !== 'undefined' && void 0}}",
    "{{new Blob([atob('eA==')], {type: 'text/plain'}).size + crypto.randomUUID() + structuredClone({}).a}}",
]

ACTIONS = [
    "{{Load.run(() => { showAlert('done', 'success'); closeModal('Modal1') }, (error) => showAlert(error.message))}}",
    "{{(async () => { await Promise.all([Load.run({id: 1}), Tools.save()]); await storeValue('a', 1, false) })()}}",
    "{{showModal(Modal1.name); resetWidget('Table1', true); navigateTo('Page2', {id: this.params}, 'NEW_WINDOW')}}",
    "{{navigateTo('https://example.com?a=b'); download(Load.data, 'a.csv', 'text/csv'); copyToClipboard('x')}}",
    "{{setInterval(() => Load.run(), 5000, 'poll'); setTimeout(() => clearInterval('poll'), 1e4)}}",
    "{{Load.clear(); Load.run().then(Tools.load).catch(console.log).finally(() => logoutUser())}}",
    "{{(() => { if (Table1.selectedRow.id) { Load.run() } else { showAlert('none') } })()}}",
    "{{Load.run(); if (Table1.selectedRow.id) { await Tools.save() }}}",
    "{{function () { if (Table1.selectedRow.id) { Load.run() } else { showAlert('none') } }()}}",
    "{{count = (appsmith.store.count || 0) + 1; storeValue('count', count)}}",
    "{{appsmith.geolocation.getCurrentPosition((p) => storeValue('p', p), () => {}, {})}}",
    "{{postWindowMessage({a: 1}, 'Iframe1', '*'); fetch('https://example.com').then(r => r.json())}}",
    "{{Load.run(); outer: for (const a of [1, 2]) { for (const b of [3]) { if (a === b) continue outer } }}}",
]

BODY = """export default {
	rows: [],
	'a key': Load.data,
	limits: { max: 10, [Symbol.iterator]: null },
	load: async (from = moment().startOf('day'), { page = 1, ...rest } = {}) => {
		class Row { constructor(id) { this._id = id } get id() { return this._id }
			static of(id) { return new Row(id) } }
		const seen = new Set(), found = {};
		for (const { id, tags: [first] = [] } of await Load.run({ from, page, ...rest })) {
			if (seen.has(id) || !first?.length) continue;
			found[id] = found[id] ?? Row.of(id);
		}
		this.rows = Object.values(found);
		return this.rows.map(row => row.id);
	},
	async save() { return (await this.load()).length > arguments.length && later();
		function later() { return _.now() } },
	*numbers() { yield* [1, 2] },
	get total() { return this.rows.length + Tools.rows.length },
	pdf: function (doc = new jspdf.jsPDF()) { var text; do { text = `a${doc}` } while (!text); return text },
}"""


def table():
    columns = {
        "a b": {
            "computedValue": "{{Table1.processedTableData.map((currentRow, currentIndex) => (currentRow['a b']))}}"
        },
        "act": {"onClick": "{{Load.run({id: currentRow.id, at: currentIndex})}}", "isVisible": "{{true}}"},
        "menu": {"menuItems": {"x": {"onClick": "{{showAlert(currentRow.id + currentItem.name)}}"}}},
    }
    bound = [{"key": "primaryColumns.a b.computedValue"}, {"key": "primaryColumns.act.isVisible"}]
    triggers = [{"key": "primaryColumns.act.onClick"}, {"key": "primaryColumns.menu.menuItems.x.onClick"}]
    lists = {"dynamicBindingPathList": [*bound, {"key": "tableData"}], "dynamicTriggerPathList": triggers}
    return widget("Table1", "TABLE_WIDGET_V2", tableData="{{Load.data}}", primaryColumns=columns, **lists)


def lists():
    inner = widget(
        "Text2", text="{{currentItem.name + currentIndex + level_1.currentItem.id + currentView.Text2.text}}"
    )
    nested = widget("List2", "LIST_WIDGET_V2", listData="{{currentItem.parts}}", children=[inner])
    keys = "{{List1.listData.map((currentItem, currentIndex) => currentItem['id'])}}"
    return widget("List1", "LIST_WIDGET_V2", listData="{{Load.data}}", primaryKeys=keys, children=[nested])


def form():
    field = {"defaultValue": "{{sourceData.a}}", "isVisible": "{{formData.a && fieldState.a.isValid}}"}
    schema = {"__root_schema__": {"children": {"a": field}}}
    start = "schema.__root_schema__.children.a."
    bound = [{"key": start + "defaultValue"}, {"key": start + "isVisible"}, {"key": "sourceData"}]
    return widget(
        "Form1",
        "JSON_FORM_WIDGET",
        schema=schema,
        sourceData="{{Table1.selectedRow}}",
        dynamicBindingPathList=bound,
    )


def chart():
    series = {"s1": {"data": "{{Load.data.map(r => ({x: r.day, y: r.n}))}}", "seriesName": "n"}}
    config = '{"title": "{{Load.data[0].title}}", "max": {{Math.max(...Load.data.map(r => r.n))}} }'
    bound = [{"key": "chartData.s1.data"}, {"key": "customEChartConfig"}]
    return widget(
        "Chart1", "CHART_WIDGET", chartData=series, customEChartConfig=config, dynamicBindingPathList=bound
    )


QUERIES = [
    query(
        "Load",
        "SELECT * FROM t WHERE a = '{{Input1.text}}' AND b IN ({{Table1.selectedRows.map(r => r.id)}}) "
        "LIMIT {{this.params.limit || Table1.pageSize}}",
    ),
    query(
        "Json",
        '{"a": {{Input1.text}}, "b": {"c": "{{appsmith.store.x}}"}, "d": {{JSON.stringify({e: {f: 1}})}} }',
    ),
    query("Graph", "query q { user(id: {{Input1.text}}) { name address { city } } }"),
]


def an_application(*widgets):
    modal = widget(
        "Modal1", "MODAL_WIDGET", children=[widget("Input1", "INPUT_WIDGET_V2", defaultText="{{Load.data}}")]
    )
    everything = (modal, table(), lists(), form(), chart(), *widgets)
    return export(
        pages=[page("Page1", *everything), page("Page2")],
        actionList=QUERIES,
        actionCollectionList=[js_object("Tools", BODY)],
        customJSLibList=[LIBRARY],
    )


def reported(document):
    return [str(item) for item in transform.validate(document, "1.91").diagnostics]


def test_widgets_queries_and_js_objects_of_every_kind():
    custom = widget(
        "Custom1", "CUSTOM_WIDGET", defaultModel="{{ {rows: Load.data} }}", onReset="{{showAlert(any.thing)}}"
    )
    assert reported(an_application(custom)) == []


@pytest.mark.parametrize("text", CODES)
def test_code_in_properties(text):
    assert reported(an_application(widget("Text1", text=text))) == []


@pytest.mark.parametrize("text", ACTIONS)
def test_code_in_actions(text):
    assert reported(an_application(widget("Button1", "BUTTON_WIDGET", onClick=text))) == []
