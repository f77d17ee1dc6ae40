"""Where the corpus is, and how its documents are compared; tests that need it are skipped without it."""

from __future__ import annotations

import gzip
import importlib.util
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import orjson
import pytest

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "corpus"
NOW = 1700000000000

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus is not at {CORPUS}")


def counter() -> Callable[[], str]:
    """Return the ids with which the corpus was made: gen0000001, gen0000002 ..."""
    numbers = itertools.count(1)
    return lambda: f"gen{next(numbers):07d}"


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Return the rows of a .jsonl or .jsonl.gz file of the corpus."""
    path = CORPUS / name
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return map(orjson.loads, data.splitlines())


def load(name: str) -> Any:
    """Return a .json or .json.gz document of the corpus."""
    path = CORPUS / name
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return orjson.loads(data)


def canon() -> ModuleType:
    """Return the comparison that counts."""
    if "canon" not in sys.modules:
        spec = importlib.util.spec_from_file_location("canon", SHARED / "tools" / "canon.py")
        assert spec is not None and spec.loader is not None
        sys.modules["canon"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["canon"])
    return sys.modules["canon"]
