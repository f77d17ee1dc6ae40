"""Listing and extracting from a large backup, against `gzip -dc FILE | wc -c` on the same file.

`python benchmarks/bench_backup.py [--gb 2]`. Writes the archive with ../shared/tools/make_big_backup.py into a
temporary folder (about 60 % of the size named), and an encrypted copy of it where `openssl` is installed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import CORPUS, Claims, process_memory

MAKER = CORPUS.parent / "tools" / "make_big_backup.py"
PASSWORD = "benchmark"
COMMAND = [sys.executable, "-m", "transform", "backup"]
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
RUNS = 3


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--gb", type=float, default=2)
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
    times: dict[str, list[float]] = {"gzip": [], "list": [], "extract": []}
    for _ in range(RUNS):  # alternately, so that what else the machine does disturbs all alike
        times["gzip"].append(computed(["sh", "-c", f"gzip -dc '{plain}' | wc -c"]))
        times["list"].append(computed(listing))
        times["extract"].append(computed(extract))
    reference = min(times["gzip"])
    kind = archive.suffix
    claims.tell(f"gzip -dc {plain.name} | wc -c", reference, " s")
    claims.check(f"backup list ({kind}) / gzip -dc | wc -c", min(times["list"]) / reference, 2)
    claims.check(f"backup extract ({kind}) / gzip -dc | wc -c", min(times["extract"]) / reference, 4)
    claims.check(f"memory of backup list ({kind})", process_memory(silent(listing)) / 1e6, 300, " MB")
    claims.check(f"memory of backup extract ({kind})", process_memory(silent(extract)) / 1e6, 300, " MB")


def silent(command: list[str]) -> list[str]:
    """Return a command whose standard output is dropped."""
    return ["sh", "-c", 'exec "$@" > /dev/null', "sh", *command]


def computed(command: list[str]) -> float:
    """Return the seconds that a command and its children compute, whatever else the machine does."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, **QUIET)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
