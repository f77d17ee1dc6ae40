"""The documents that benchmarks work on: those of the corpus where it is, and applications made from `fixtures/`.

What is made depends on a seed alone, so that two machines measure the same.
"""

from __future__ import annotations

import base64
import functools
import gzip
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from measure import CORPUS, FIXTURES

import transform

FIXTURE = FIXTURES / "order-desk-1.6.8.json"
LISTS = ("pageList", "actionList", "actionCollectionList")
#: Releases between which the page versions and schemas differ most; the fixture was made by the first.
AGES = {"old": "1.6.8", "middle": "1.9.16", "new": "latest"}
_WORDS = [
    "order",
    "customer",
    "invoice",
    "total",
    "status",
    "region",
    "shipped",
    "pending",
    "amount",
    "price",
    "weight",
    "carrier",
    "address",
    "street",
    "city",
    "country",
    "phone",
    "contact",
    "note",
    "history",
    "report",
    "monthly",
    "yearly",
    "average",
    "filter",
    "search",
    "refresh",
    "export",
    "select",
    "details",
    "summary",
]


@functools.cache
def fixture() -> bytes:
    """Return the text of the fixture."""
    return FIXTURE.read_bytes()


def made(megabytes: float, *, age: str = "old", seed: int = 1) -> dict[str, Any]:
    """Return an application of a size and age: pages, queries and code of the fixture, each with other texts."""
    dice = random.Random(f"{seed} {age}")
    export = transform.upgrade(orjson.loads(fixture()), AGES[age]).document
    text = orjson.dumps(export)
    whole = orjson.loads(text)
    for number in range(1, max(1, round(megabytes * 2**20 / len(text)))):
        more = orjson.loads(text)
        for key in LISTS:
            whole[key] += [_renamed(_varied(entry, dice), str(number)) for entry in more[key]]
    return whole


def grown(text: bytes, megabytes: float, *, distinct: bool = True) -> dict[str, Any]:
    """Return an application of about a size: the entries of a given one again and again, under other names.

    With `distinct` each copy has longer texts of its own, so that nothing is read from a cache that a real
    application would not repeat.
    """
    whole: dict[str, Any] = orjson.loads(text)
    for number in range(1, max(1, round(megabytes * 2**20 / len(text)))):
        more = orjson.loads(text)
        for key in LISTS:
            entries = more.get(key) or []
            whole[key] += [
                _renamed(_marked(one, number) if distinct else one, f"copy {number}") for one in entries
            ]
    return whole


def _renamed(entry: dict[str, Any], mark: str) -> dict[str, Any]:
    for side in entry.values():
        if isinstance(side, dict):
            if isinstance(side.get("pageId"), str):
                side["pageId"] += f" {mark}"
            if "layouts" in side:
                side["name"] += f" {mark}"
    return {**entry, "gitSyncId": f"{entry.get('gitSyncId')}-{mark}"}


def _varied(value: Any, dice: random.Random) -> Any:
    """Return a value with some words behind each longer text, as a comment in code and bindings."""
    return _texts(
        value, lambda text: _with_comment(text, " ".join(dice.choices(_WORDS, k=dice.randint(1, 12))))
    )


def _marked(value: Any, number: int) -> Any:
    return _texts(value, lambda text: _with_comment(text, str(number)))


def _with_comment(text: str, comment: str) -> str:
    if len(text) <= 20:
        return text
    return text.replace("{{", f"{{{{/* {comment} */ ") if "{{" in text else f"{text} /* {comment} */"


def _texts(value: Any, new: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _texts(child, new) for key, child in value.items()}
    if isinstance(value, list):
        return [_texts(child, new) for child in value]
    return new(value) if isinstance(value, str) else value


def corpus_exports() -> list[Path]:
    """Return the exports of the corpus, the largest first; none where there is no corpus."""
    return sorted((CORPUS / "exports").glob("*.json"), key=lambda path: -path.stat().st_size)


@functools.cache
def exports() -> dict[str, bytes]:
    """Return name -> text of the exports to judge single ones by: made ones, and the ten largest of the corpus."""
    found = {
        f"made, {size} MB, {age}": orjson.dumps(made(size, age=age)) for size in (0.3, 1.5) for age in AGES
    }
    return found | {path.name: path.read_bytes() for path in corpus_exports()[:10]}


@functools.cache
def typical() -> bytes:
    """Return the text of an export of more than a megabyte: of the corpus, else a made one."""
    paths = corpus_exports()
    return (paths[0].read_bytes()) if paths else orjson.dumps(made(1.5, age="middle"))


def pages(name: str) -> list[bytes]:
    """Return the page DSLs of a file of the corpus ("pages", "mutants") as texts, [] where it is not there."""
    path = CORPUS / "dsl" / f"{name}.jsonl.gz"
    if not path.is_file():
        return []
    lines = gzip.decompress(path.read_bytes()).splitlines()
    return [orjson.dumps(orjson.loads(line)["before"]) for line in lines]


def made_pages() -> list[bytes]:
    """Return the pages of made applications of all ages as texts."""
    found = [page for age in AGES for page in made(1, age=age)["pageList"]]
    return [orjson.dumps(page["unpublishedPage"]["layouts"][0]["dsl"]) for page in found]


def with_text(text: str) -> dict[str, Any]:
    """Return a small application in which a widget has a text."""
    export = orjson.loads(fixture())
    export["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]["image"] = text
    return export


def media(megabytes: float, alphabet: str, seed: int = 1) -> str:
    """Return random data of about this size in an alphabet: base64, hex, base32, percent or json."""
    dice = random.Random(seed)
    size = round(megabytes * 2**20)
    if alphabet == "base64":
        return f"data:image/png;base64,{base64.b64encode(dice.randbytes(size * 3 // 4)).decode()}"
    if alphabet == "base32":
        return base64.b32encode(dice.randbytes(size * 5 // 8)).decode()
    if alphabet == "hex":
        return dice.randbytes(size // 2).hex()
    if alphabet == "percent":
        return "".join(f"%{byte:02X}" for byte in dice.randbytes(size // 3))
    return "".join(f"\\u{dice.randrange(1, 0xD800):04x}" for _ in range(size // 6))


def code(megabytes: float) -> dict[str, Any]:
    """Return an application of JS objects of about this size, each of whose functions is different."""
    export = orjson.loads(fixture())
    entry, objects, size = export["actionCollectionList"][0], [], 0
    while size < megabytes * 2**20:
        number = len(objects)
        body = "export default {\n" + ",\n".join(_FUNCTION % ((number, i) * 4) for i in range(100)) + "\n}"
        side = {**entry["unpublishedCollection"], "name": f"Code{number}", "body": body}
        objects.append({**entry, "unpublishedCollection": side, "gitSyncId": f"code-{number}"})
        size += len(body)
    return {**export, "actionCollectionList": objects}


_FUNCTION = """\tfn%d_%d: async (row, index) => {
		const prices = Orders%d.data.filter((one) => one.id === row.id && one.state !== "done%d")
			.map((one) => one.price);
		let sum = 0;
		for (const price of prices) { sum += price * index; }
		if (sum > %d) { await showAlert(`Sum ${sum} for ${row.name} %d`, "info"); return sum; }
		storeValue("key%d", { ...row, index, sum });
		try { return (await Query%d.run({ id: row.id }))?.rows ?? []; } catch (e) { return e.message; }
	}"""
