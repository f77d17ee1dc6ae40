"""What is known of a piece of JavaScript once it was read."""

from __future__ import annotations

from typing import NamedTuple


class Reference(NamedTuple):
    """A name that is declared nowhere in the code, and the members that are read of it.

    `Table1.selectedRow.id` gives name "Table1" and path ("selectedRow", "id"). `offset` counts characters.
    `is_shorthand`: it is a member of an object as well, `{ Table1 }` for `{ Table1: Table1 }`.
    """

    name: str
    path: tuple[str, ...]
    offset: int
    is_shorthand: bool = False


class Call(NamedTuple):
    """A call of a free name with a literal text as its first argument: `showModal("Modal1")`."""

    name: str
    argument: str
    offset: int


class SyntaxProblem(NamedTuple):
    """Where code cannot be parsed: offset in characters, line and column from 1, and why."""

    offset: int
    line: int
    column: int
    message: str


class Script(NamedTuple):
    """What was found out about a piece of code.

    `problem`: why it is no body of an async function, as which the product runs an action inside a list, or no
    module. `action_problem`: why it cannot be assigned in an async function, as which the product runs any
    other action. `value_problem`: why it cannot be assigned in a function that is not async, as which the
    product evaluates the binding of any other property.
    `newer`: the first construct after ES2020, which the product's parser does not read.
    `members` are the names of what `export default {...}` holds: None where that is not there, or is spread
    from elsewhere. `tested` are names that `typeof` asks for, so that the code can do without them, and `tests`
    where it asks for those that the code does not declare. `is_unread`: nothing was found out.
    """

    references: tuple[Reference, ...] = ()
    calls: tuple[Call, ...] = ()
    problem: SyntaxProblem | None = None
    members: frozenset[str] | None = None
    action_problem: SyntaxProblem | None = None
    value_problem: SyntaxProblem | None = None
    newer: SyntaxProblem | None = None
    tested: frozenset[str] = frozenset()
    tests: tuple[Reference, ...] = ()
    is_unread: bool = False
