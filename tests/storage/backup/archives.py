"""Write backups for tests: documents -> dump -> tar -> encryption, each layer by its own small function.

Nothing here is shared with the reader, so that a misunderstanding of the format cannot hide in both.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import bson
import fastcrc
import pytest
from bson import Int64, ObjectId
from corpus import CORPUS, load
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from transform.storage.backup.backup import Backup, Options, open_backup
from transform.storage.backup.environment import Keys
from transform.storage.backup.reading import Pass
from transform.storage.backup.source import Source, open_source, spilled

BACKUPS = CORPUS / "backups"
needs_backups = pytest.mark.skipif(not BACKUPS.is_dir(), reason=f"no sample backups at {BACKUPS}")
TERMINATOR = b"\xff\xff\xff\xff"
MAGIC = b"\x6d\xe2\x99\x81"

Collections = Mapping[str, list[dict[str, Any]]]


def prelude(names: Iterable[str], database: str = "appsmith", kind: str = "collection") -> bytes:
    """Return magic number, header and the list of collections."""
    head = {
        "concurrent_collections": 4,
        "version": "0.1",
        "server_version": "6.0.1",
        "tool_version": "100.9.4",
    }
    entries = [
        {"db": database, "collection": name, "metadata": "", "size": 0, "type": kind} for name in names
    ]
    return MAGIC + b"".join(bson.encode(one) for one in (head, *entries)) + TERMINATOR


def header(name: str, *, end: bool = False, crc: int = 0, database: str = "appsmith") -> bytes:
    return bson.encode({"db": database, "collection": name, "EOF": end, "CRC": Int64(crc)})


def block(name: str, bodies: Iterable[bytes], database: str = "appsmith") -> bytes:
    return header(name, database=database) + b"".join(bodies) + TERMINATOR


def end(name: str, bodies: Iterable[bytes], database: str = "appsmith") -> bytes:
    """Return the block that ends a collection, with the checksum of its documents."""
    crc = fastcrc.crc64.xz(b"".join(bodies))
    return header(name, end=True, crc=crc - (1 << 64) if crc >> 63 else crc, database=database) + TERMINATOR


def dump(collections: Collections, *, interleave: int = 0, database: str = "appsmith") -> bytes:
    """Return a dump; with `interleave` collections alternate in blocks of so many documents."""
    encoded = {name: [bson.encode(one) for one in documents] for name, documents in collections.items()}
    parts = [prelude(encoded, database)]
    if interleave:
        longest = max((len(bodies) for bodies in encoded.values()), default=0)
        for start in range(0, longest, interleave):
            for name, bodies in encoded.items():
                if piece := bodies[start : start + interleave]:
                    parts.append(block(name, piece, database))
        parts += [end(name, bodies, database) for name, bodies in encoded.items()]
    else:
        for name, bodies in encoded.items():
            parts += [block(name, bodies, database), end(name, bodies, database)]
    return b"".join(parts)


def tar(members: Mapping[str, bytes], *, compress: bool = True) -> bytes:
    """Return a tar, as appsmithctl packs it, of regular files."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz" if compress else "w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def backup(raw: bytes, *, env: bytes = b"APPSMITH_X=1\n", release: str = "v1.91") -> bytes:
    """Return a backup as releases since 1.51 lay it out."""
    manifest = b'{"appsmithVersion": "%s", "dbName": "appsmith"}' % release.encode()
    return tar({"./docker.env": env, "./manifest.json": manifest, "./mongodb-data.gz": gzip.compress(raw)})


def encrypted(data: bytes, password: str, salt: bytes = b"saltsalt") -> bytes:
    """Return what `openssl enc -aes-256-cbc -pbkdf2 -iter 100000` makes of some bytes."""
    derived = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 100_000, 48)
    engine = Cipher(algorithms.AES(derived[:32]), modes.CBC(derived[32:])).encryptor()
    count = 16 - len(data) % 16
    return b"Salted__" + salt + engine.update(data + bytes([count]) * count) + engine.finalize()


def field(text: str, password: str, salt: str) -> str:
    """Return a text as the instance stores it in an encrypted field."""
    key = hashlib.pbkdf2_hmac("sha1", password.encode(), salt.encode(), 1024, 32)
    iv = hashlib.md5(text.encode(), usedforsecurity=False).digest()
    return (iv + AESGCM(key).encrypt(iv, text.encode(), None)).hex()


def source(data: bytes, name: str = "archive") -> Source:
    return spilled(name, io.BytesIO(data))


def reading(**options: Any) -> Pass:
    return Pass(lambda _database, _collection: True, **options)


def opened(data: bytes, *, keys: Keys | None = None, database: str | None = None, **options: Any) -> Backup:
    return open_backup(source(data), reading(**options), keys=keys, database=database)


def exports(found: Backup, *ids: str, **options: Any) -> list[dict[str, Any]]:
    """Return the exports of some applications, or of all."""
    applications = found.database.applications
    wanted = [applications[one] for one in ids] if ids else list(applications.values())
    return [one.document for one in found.extract(wanted, Options(**options))]


def samples() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the sample archives as (a1, truth)."""
    for name in ("a1", "a2", "a3"):
        truth = load(f"backups/{name}.truth.json")
        if "file" not in truth:
            truth["file"] = "appsmith-backup-2022-08-01T01-02-03.004Z.tar.gz"
        yield name, truth


def sample(name: str) -> Backup:
    """Return a sample archive, opened."""
    truth = dict(samples())[name]
    return open_backup(
        open_source(str(BACKUPS / truth["file"])), reading(password=truth.get("archive_password"))
    )


def ids() -> Callable[[], ObjectId]:
    """Return a source of different ids, the same in every run."""
    state = iter(range(1, 10**9))
    return lambda: ObjectId(hashlib.md5(b"%d" % next(state), usedforsecurity=False).hexdigest()[:24])


def small() -> dict[str, list[dict[str, Any]]]:
    """Return the documents of one workspace with one application, page, query."""
    new = ids()
    workspace, plugin, application, page, query = (new() for _ in range(5))
    side = {
        "name": "Home",
        "slug": "home",
        "layouts": [{"_id": new(), "dsl": {"widgetId": "0", "version": 94}}],
    }
    action = {"name": "q", "pageId": str(page), "actionConfiguration": {"body": "select 1"}}
    return {
        "newPage": [
            {"_id": page, "applicationId": str(application), "unpublishedPage": side, "publishedPage": side}
        ],
        "newAction": [
            {
                "_id": query,
                "applicationId": str(application),
                "pluginType": "DB",
                "pluginId": str(plugin),
                "unpublishedAction": action,
                "publishedAction": action,
            }
        ],
        "workspace": [{"_id": workspace, "name": "Acme", "plugins": [{"pluginId": str(plugin)}]}],
        "plugin": [{"_id": plugin, "packageName": "postgres-plugin", "type": "DB"}],
        "application": [
            {
                "_id": application,
                "workspaceId": str(workspace),
                "name": "Orders",
                "pages": [{"_id": page, "isDefault": True}],
                "publishedPages": [{"_id": page, "isDefault": True}],
                "clientSchemaVersion": 2,
                "serverSchemaVersion": 12,
            }
        ],
    }
