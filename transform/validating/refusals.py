"""The reasons for which a release refuses a file before it imports anything, with their explanations."""

from __future__ import annotations

from typing import NamedTuple


class Explained(NamedTuple):
    """What a code means: its severity, one sentence, more for who wants to know, and whether --fix helps."""

    severity: str
    title: str
    text: str
    is_repaired: bool = False


REFUSALS: dict[str, Explained] = {
    "AT110": Explained(
        "error",
        "The file cannot be read as JSON.",
        "The import parses the file before anything else and answers AE-APP-5000 when it cannot. The "
        "diagnostic names line and column. Files that are cut off were usually not downloaded whole.",
    ),
    "AT111": Explained(
        "warning",
        "Only the product's lenient reader takes this file.",
        "Comments, single quotes, unquoted names and words, `;` for `,` and a missing value in a list are no "
        "JSON, but the product reads them. Everything else refuses the file. Note what it makes of them: an "
        "unquoted word is a text, NaN too, and a comma before `]` adds a null.",
    ),
    "AT112": Explained(
        "error",
        "The file contains no document.",
        "An empty file and one that holds only null are taken without an error, and nothing is imported.",
    ),
    "AT113": Explained(
        "error",
        "The document is not an application.",
        "`exportedApplication` is absent or null. That is so for a partial export (import it in a page), "
        "the DSL of one page, the metadata of a Git repository (connect the repository), the files "
        "of other products.",
    ),
    "AT114": Explained(
        "error",
        "A value has a type that the product cannot read there.",
        "The reader binds the document to fixed classes. It takes a number for a text and digits in quotes "
        "for a number, but no text where a list belongs. One such value fails the import with AE-APP-5000; all of "
        'them are reported. `--fix` repairs those that have one right value: `{"name": "GET"}` becomes "GET", a '
        "text where a list belongs a list with this text, the JSON of a list or an object in a text this list or "
        "object.",
        is_repaired=True,
    ),
    "AT115": Explained(
        "error",
        "The file is larger than the server takes.",
        "The body of a request may have 150 MB unless the server is configured otherwise.",
    ),
    "AT116": Explained(
        "error",
        "The document goes beyond what is checked here.",
        "It is nested more than 500 levels deep, or holds a number of more than 4,300 digits; no real "
        "application comes near. What the product does with it was not tried.",
    ),
    "AT117": Explained(
        "error",
        "A part without which nothing is imported is missing.",
        "`pageList` must hold at least one page; `actionList` and `datasourceList` must be there, but may be "
        "empty. `actionCollectionList`, themes and JS libraries may be absent.",
    ),
    "AT118": Explained(
        "error",
        "The file is encoded in UTF-16.",
        "The product reads UTF-8 only. The other commands of this tool read UTF-16 and write UTF-8.",
    ),
    "AT119": Explained(
        "error",
        "A partial import does not take the file.",
        "It takes queries, JS objects, datasources, libraries and widgets into a page. A file with "
        "`exportedApplication`, `pageList` or `modifiedResources` is refused, and releases before 1.9.44 have no "
        "partial import.",
    ),
    "AT125": Explained(
        "error",
        "The widgets of a partial export cannot be read.",
        '`widgets` is a text that holds JSON: `{"widgets": [{"list": [...]}]}`. The import takes everything '
        "else, and the editor pastes no widget.",
    ),
    "AT210": Explained(
        "error",
        "The file comes from a newer release: its schema is above what the target knows.",
        "The import compares clientSchemaVersion and serverSchemaVersion with its own and answers "
        "AE-JSN-4045. Only an upgrade of the instance helps; nothing makes an application older.",
    ),
    "AT211": Explained(
        "error",
        "A schema step of the import fails on an entry of the file.",
        "Files of an older schema are brought forward step by step during the import. A step that meets what "
        "it does not expect fails the import as a whole. `upgrade` goes on with the other entries instead, "
        "so its result can be imported where the entry itself matters less than the rest.",
    ),
}
