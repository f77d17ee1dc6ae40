"""Sanitizing and scanning, as ratios against orjson's parse of the same text, beside detect-secrets.

`python benchmarks/bench_sanitize.py`; detect-secrets takes most of its minute.
Speed is told for the largest export of the corpus, or for the fixture where the corpus is absent.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import orjson
from measure import CORPUS, FIXTURES, Claims, best, ratio

import transform

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests" / "sanitizing")]

from an_application import application  # noqa: E402
from look_alikes import all_look_alikes  # noqa: E402
from planted_secrets import all_planted  # noqa: E402

LISTS = ("pageList", "actionList", "actionCollectionList")


def largest() -> Path:
    """Return the largest export that there is."""
    found = sorted((CORPUS / "exports").glob("*.json"), key=lambda path: path.stat().st_size)
    return found[-1] if found else FIXTURES / "order-desk-1.6.8.json"


def grown(text: bytes, megabytes: float) -> dict[str, Any]:
    """Return an export of about a size: copies of the entries of one, whose longer texts are all distinct."""
    whole = orjson.loads(text)
    for number in range(1, max(1, round(megabytes * 2**20 / len(text)))):
        more = orjson.loads(text)
        for key in LISTS:
            whole[key] += _numbered(more.get(key) or [], f" /*{number}*/")
    return whole


def _numbered(value: Any, mark: str) -> Any:
    if isinstance(value, dict):
        return {key: _numbered(child, mark) for key, child in value.items()}
    if isinstance(value, list):
        return [_numbered(child, mark) for child in value]
    return value + mark if isinstance(value, str) and len(value) > 20 else value


def speed(claims: Claims, path: Path) -> None:
    text = path.read_bytes()
    document = orjson.loads(text)
    print(f"{path.name}, {len(text) / 2**20:.2f} MB")
    for name, work in (
        ("scan", lambda: transform.scan(document)),
        ("sanitize (share)", lambda: transform.sanitize(document)),
    ):
        claims.check(f"{name} / orjson.loads", ratio(work, lambda: orjson.loads(text), runs=25), 3)
    strict = ratio(lambda: transform.sanitize(document, "strict"), lambda: orjson.loads(text), runs=15)
    claims.tell("sanitize (strict) / orjson.loads", strict)


def growth(claims: Claims, path: Path) -> None:
    """Compare the cost per megabyte of 6 and of 60 MB, every copy of which has texts of its own."""
    text = path.read_bytes()
    for name, work in (("scan", transform.scan), ("sanitize (share)", transform.sanitize)):
        costs = []
        for megabytes in (6, 60):
            document = grown(text, megabytes)
            seconds = best(
                lambda work=work, document=document: work(document), runs=5, clock=time.process_time
            )
            costs.append(seconds / len(orjson.dumps(document)))
            print(f"  {name}, {megabytes} MB: {seconds:.2f} s")
        claims.check(f"{name}: cost per MB, 60 MB / 6 MB", costs[1] / costs[0], 1.5)


def quality(claims: Claims) -> None:
    """Count planted secrets that are found and look-alikes that are reported, one text at a time."""
    planted, look_alikes = all_planted(), all_look_alikes()
    print(
        f"{len(planted)} planted secrets of {len({one.kind for one in planted})} kinds, "
        f"{len(look_alikes)} look-alikes"
    )
    claims.check("  secrets that are missed", sum(not _ours(one.text) for one in planted), 0, "")
    claims.check("  look-alikes that are reported", sum(map(_ours, look_alikes)), 0, "")
    found = _theirs([one.text for one in planted])
    claims.tell("  secrets that detect-secrets misses", len(planted) - found, "")
    claims.tell("  look-alikes that detect-secrets reports", _theirs(look_alikes), "")


def _ours(text: str) -> bool:
    return bool(transform.scan(application([text, text, text])))


def _theirs(texts: list[str]) -> int:
    """Count the texts in which detect-secrets finds something: strings in JSON, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "texts.json")
        file.write_text("\n".join(json.dumps(text) for text in texts))
        return len({found.line_number for found in _detected(file)})


def _detected(file: Path) -> list[Any]:
    from detect_secrets import SecretsCollection
    from detect_secrets.settings import default_settings

    with default_settings():
        found = SecretsCollection()
        found.scan_file(str(file))
        return [secret for _, secret in found]


def others(claims: Claims, path: Path) -> None:
    """Time detect-secrets, as it comes, on the same file and on the same document in one line."""
    text = path.read_bytes()
    ours = best(lambda: transform.scan(transform.parse(text)), runs=15)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "app.json")
        for layout, data in (("as it is", text), ("in one line", orjson.dumps(orjson.loads(text)))):
            file.write_bytes(data)
            theirs = best(lambda: _detected(file), runs=1)
            claims.tell(f"detect-secrets, {layout}", theirs, " s")
            claims.tell("  times as long as parsing and scanning", theirs / ours)
            claims.check("  parsing and scanning 40 times / detect-secrets", 40 * ours / theirs, 1)


def main() -> None:
    claims = Claims()
    path = largest()
    speed(claims, path)
    growth(claims, path)
    quality(claims)
    others(claims, path)
    claims.finish()


if __name__ == "__main__":
    main()
