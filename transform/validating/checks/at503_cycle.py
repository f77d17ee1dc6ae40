"""Properties depend on each other in a cycle.

The product evaluates a property when what it refers to has changed. The editor
reports a cycle as a cyclic dependency and evaluates none of its properties.

```
Text1.text = {{Text2.text}}        Text2.text = {{Text1.text}}
Input1.defaultText = {{Input1.text}}
```

The second one is a cycle because what is typed starts from the default: `text` depends on `defaultText`, as
`selectedRow` does on `tableData`.

Only cycles of properties that refer to each other by name are found, not those through queries or functions.
At most 20 are reported for each page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from ...application.entities import Side
from ...diagnostics import Severity
from ..application import Application
from ..bound_texts import CodeText
from ..checking import Problem
from ..cycles import cycles

SEVERITY: Severity = "error"
OF_PAGE = True

_MOST = 20

Page = tuple[str | None, Side]


def check(application: Application) -> Iterator[Problem]:
    """Yield each cycle once, at its first property."""
    by_page: dict[Page, list[CodeText]] = {}
    for code in application.bound_texts:
        if code.entity.type == "widget" and not code.is_trigger and code.entity.name:
            by_page.setdefault((code.entity.page, code.side), []).append(code)
    for texts in by_page.values():
        nodes = {f"{code.entity.name}.{'.'.join(code.keys)}": code for code in texts}
        edges = {node: sorted(_targets(code, nodes)) for node, code in nodes.items()}
        for cycle in itertools.islice(cycles(edges), _MOST):
            code = nodes[cycle[0]]
            shown = " -> ".join([*cycle, cycle[0]]) if len(cycle) < 8 else f"{len(cycle)} properties"
            message = f"Properties depend on each other in a cycle: {shown}."
            yield Problem(message, code.pointer, code.entity, "Remove one of the references.")


#: Values that a person enters or chooses -> the property that they start from, and so depend on.
_STARTS_FROM = {
    "text": "defaultText",
    "value": "defaultValue",
    "selectedDate": "defaultDate",
    "formattedDate": "defaultDate",
    "selectedOptionValue": "defaultOptionValue",
    "selectedOptionLabel": "defaultOptionValue",
    "selectedOptionValues": "defaultOptionValue",
    "selectedOptionLabels": "defaultOptionValue",
    "isChecked": "defaultCheckedState",
    "isSwitchedOn": "defaultSwitchState",
    "selectedTab": "defaultTab",
    "selectedRow": "tableData",
    "selectedRows": "tableData",
    "processedTableData": "tableData",
    "filteredTableData": "tableData",
    "selectedItem": "listData",
}


def _targets(code: CodeText, nodes: dict[str, CodeText]) -> set[str]:
    """Return the bound properties that a text reads: the longest start of each member path that is one."""
    found = set()
    for reference in code.references:
        path = reference.name
        start = f"{path}.{_STARTS_FROM.get(reference.path[0])}" if reference.path else ""
        if start in nodes:
            found.add(start)
        for member in reference.path[:12]:
            path = f"{path}.{member}"
            if path in nodes:
                found.add(path)
                break
    return found
