"""The binding of a table column contains the column's id as if it were code.

The product writes such a binding itself for a column whose id has a blank, `%`, `-`, `:` or a leading digit. The code
cannot be read, so the cells show the values of the rows as they are. That is often what is wanted, and the page
works; a change of the column's value has no effect. `--fix` writes `currentRow["..."]` instead.

```
{{(() => { ... tableData.map((currentRow, currentIndex) => (currentRow["First Name"])) : First Name })()}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Edit, Problem
from ..column_bindings import raw_column, repaired

SEVERITY: Severity = "warning"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each binding of a column that contains its id."""
    for code in application.bound_texts:
        if (column := raw_column(code)) is not None:
            message = f"The binding of column {column} contains its id as code, so it is not evaluated."
            hint = f'Write currentRow["{column}"] after the colon (--fix does).'
            yield Problem(message, code.pointer, code.entity, hint)


def repair(application: Application) -> Iterator[Edit]:
    """Read the value from the row."""
    for code in application.bound_texts:
        if raw_column(code) is not None:
            yield Edit(code.pointer, repaired(code), "a column's value is read from its row")
