"""Sanitizing and scanning, as ratios against orjson's parse and write: `python benchmarks/bench_sanitize.py`."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from documents import exports, grown, media, typical, with_text
from measure import Claims, best, ratio, seconds

import transform

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "tests" / "sanitizing")]

from an_application import application  # noqa: E402
from look_alikes import all_look_alikes  # noqa: E402
from planted_secrets import all_planted  # noqa: E402

WORK: dict[str, Callable[[Any], Any]] = {"scan": transform.scan, "sanitize (share)": transform.sanitize}
LIMITS = {"scan": 12, "sanitize (share)": 14}
#: What the product's own exports should cost.
AIMS = {"scan": 2.5, "sanitize (share)": 3.5}
#: Random data: seconds for each megabyte.
MEDIA = {"base64": 0.1, "base32": 0.1, "hex": 0.1, "percent": 4, "json": 4}
TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"


def single_exports(claims: Claims) -> None:
    for name, text in exports().items():
        document = orjson.loads(text)
        for kind, work in WORK.items():
            claims.check(
                f"{name}: {kind} / orjson.loads and dumps",
                ratio(
                    lambda work=work, document=document: work(document),
                    lambda text=text: orjson.dumps(orjson.loads(text)),
                ),
                LIMITS[kind],
                aim=None if name.startswith("made") else AIMS[kind],
            )


def growth(claims: Claims) -> None:
    """Compare the cost per megabyte of 4 and of 24 MB, every copy of which has texts of its own."""
    for name, work in WORK.items():
        costs = []
        for megabytes in (4, 24):
            document = grown(typical(), megabytes)
            shortest = best(lambda work=work, document=document: work(document), runs=3)
            costs.append(shortest / len(orjson.dumps(document)))
        claims.check(f"{name}: cost per MB, 24 MB / 4 MB", costs[1] / costs[0], 1.5)


def hostile(claims: Claims) -> None:
    """Measure texts that nobody typed: media in all alphabets, and one secret very often."""
    for alphabet, goal in MEDIA.items():
        small, large = (with_text(media(size, alphabet)) for size in (0.5, 4))
        found = seconds(lambda large=large: transform.scan(large), runs=3)
        claims.check(f"4 MB of random {alphabet}: scan", found, 4 * goal, " s")
        growing = best(lambda large=large: transform.scan(large), runs=2) / best(
            lambda small=small: transform.scan(small), runs=3
        )
        claims.check(f"random {alphabet}: cost per MB, 4 MB / 0.5 MB", growing / 8, 2)
    for name, text in {
        "the same secret 100,000 times": f"const token = '{TOKEN}';\n" * 100_000,
        "40 MB of password='a": "password='a" * (40 * 2**20 // 11),
    }.items():
        document = with_text(text)
        found = seconds(lambda document=document: transform.scan(document), runs=1)
        claims.check(f"{name}: scan", found, 20, " s", aim=10)


def quality(claims: Claims) -> None:
    """Count planted secrets that are found and look-alikes that are reported, one text at a time."""
    planted, look_alikes = all_planted(), all_look_alikes()
    claims.tell("planted secrets", len(planted), "")
    claims.check("planted secrets that are missed", sum(not _found(one.text) for one in planted), 0, "")
    claims.tell(
        "planted secrets that detect-secrets misses", len(planted) - _theirs([p.text for p in planted]), ""
    )
    claims.tell("look-alikes", len(look_alikes), "")
    wrong = [text for text in look_alikes if any(not rule.endswith("-checksum") for rule in _found(text))]
    claims.check("look-alikes that are reported, but for wrong checksums", len(wrong), 0, "")
    claims.tell("look-alikes that detect-secrets reports", _theirs(look_alikes), "")


def _found(text: str) -> set[str]:
    """Return the rules that find something in a text, in any of three places."""
    return {finding.rule for finding in transform.scan(application([text, text, text]))}


def _theirs(texts: list[str]) -> int:
    """Count the texts in which detect-secrets finds something: strings in JSON, one a line."""
    from detect_secrets import SecretsCollection
    from detect_secrets.settings import default_settings

    with tempfile.TemporaryDirectory() as folder, default_settings():
        file = Path(folder, "texts.json")
        file.write_text("\n".join(json.dumps(text) for text in texts))
        found = SecretsCollection()
        found.scan_file(str(file))
        return len({secret.line_number for _, secret in found})


def main() -> None:
    claims = Claims()
    single_exports(claims)
    growth(claims)
    hostile(claims)
    quality(claims)
    claims.finish()


if __name__ == "__main__":
    main()
