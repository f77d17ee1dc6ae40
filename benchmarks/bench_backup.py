"""Listing and extracting from a large backup, against `gzip -dc FILE | wc -c` on the same file.

`python benchmarks/bench_backup.py [--gb 0.5]`. Writes the archive with ../shared/tools/make_big_backup.py into a
temporary folder (about 60 % of the size named), and an encrypted copy of it where `openssl` is installed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import CORPUS, QUIET, Claims, figure, process_memory, processes

MAKER = CORPUS.parent / "tools" / "make_big_backup.py"
PASSWORD = "benchmark"
COMMAND = [sys.executable, "-m", "transform", "backup"]
RUNS = 3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--gb", type=float, default=0.5)
    size = parser.parse_args().gb
    if not MAKER.is_file():
        print(f"skipped: {MAKER} is not there")
        return
    os.environ["APPSMITH_BACKUP_PASSWORD"] = PASSWORD
    claims = Claims()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "big.tar.gz"
        subprocess.run([sys.executable, MAKER, archive, "--gb", str(size)], check=True, **QUIET)
        check(archive, claims)
        if shutil.which("openssl"):
            check(encrypted(archive), claims)
    claims.finish()


def encrypted(archive: Path) -> Path:
    target = archive.with_suffix(".gz.enc")
    key = ["-aes-256-cbc", "-pbkdf2", "-iter", "100000", "-k", PASSWORD]
    subprocess.run(["openssl", "enc", *key, "-in", archive, "-out", target], check=True)
    return target


def check(archive: Path, claims: Claims) -> None:
    """Measure one archive; an encrypted one is compared with decompressing the same archive in plain."""
    plain = archive.with_suffix("") if archive.suffix == ".enc" else archive
    listing = [*COMMAND, "list", str(archive), "--quiet"]
    extract = [*COMMAND, "extract", str(archive), "--app", "App 39", "--quiet", "-o", os.devnull]
    times = processes(
        {"gzip": ["sh", "-c", f"gzip -dc '{plain}' | wc -c"], "list": listing, "extract": extract}, runs=RUNS
    )
    kind = archive.suffix
    claims.tell(f"gzip -dc {plain.name}, piped into wc -c", figure(times["gzip"]), " s")
    for what, goal in (("list", 2), ("extract", 4)):
        ratios = [one / base for one, base in zip(times[what], times["gzip"], strict=True)]
        claims.check(f"backup {what} ({kind}) / gzip -dc, piped into wc -c", figure(ratios), goal)
    claims.check(f"memory of backup list ({kind})", process_memory(silent(listing)) / 1e6, 300, " MB")
    claims.check(f"memory of backup extract ({kind})", process_memory(silent(extract)) / 1e6, 300, " MB")


def silent(command: list[str]) -> list[str]:
    """Return a command whose standard output is dropped."""
    return ["sh", "-c", 'exec "$@" > /dev/null', "sh", *command]


if __name__ == "__main__":
    main()
