"""Write what every code of validating means as Markdown, for the page of the documentation."""

from __future__ import annotations

from itertools import groupby

from ..validating.codes import catalogue
from ..validating.refusals import Explained

BEGIN = "<!-- codes: written by `make docs` from the docstrings of the checks -->"
END = "<!-- end of the codes -->"

_FAMILIES = {
    "AT1": "The file",
    "AT2": "Schemas and page versions",
    "AT3": "Pages and widgets",
    "AT4": "Queries and JS objects",
    "AT5": "Bindings",
    "AT6": "Datasources",
    "AT7": "Libraries and themes",
}


def codes_markdown() -> str:
    """Return a heading for each family, below it its codes in a table and what there is to say of each."""
    families = groupby(catalogue().items(), key=lambda item: item[0][:3])
    return "\n".join(_family(_FAMILIES[start], dict(codes)) for start, codes in families)


def _family(name: str, codes: dict[str, Explained]) -> str:
    rows = "\n".join(_row(code, known) for code, known in codes.items())
    texts = "\n".join(f"**{code}.** {known.text}\n" for code, known in codes.items() if known.text)
    return f"### {name}\n\n| code | severity | says |\n|---|---|---|\n{rows}\n\n{texts}"


def _row(code: str, known: Explained) -> str:
    repaired = " Repaired by `--fix`." if known.is_repaired else ""
    title = known.title.replace("|", "\\|")
    return f"| {code} | {known.severity} | {title}{repaired} |"


def with_codes(page: str) -> str:
    """Return a page with the part between the two marks written anew."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{codes_markdown()}\n{END}{after}"
