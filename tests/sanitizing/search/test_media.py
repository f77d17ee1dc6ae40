"""Media in texts: rules pass over them, and read what is a text."""

from __future__ import annotations

import base64
import random
import time

import pytest
from an_application import application

import transform
from transform.sanitizing.search.media import LONG, encoded, without_media

TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"
RULE = "github-token-checksum"
NOISE = random.Random(3).randbytes(60_000)
PICTURE = base64.b64encode(b"\x89PNG\r\n\x1a\n" + NOISE).decode()


@pytest.mark.parametrize(
    "text",
    [
        f"data:image/png;base64,{PICTURE}",
        f"data:font/woff2;charset=x;base64,{PICTURE}",
        PICTURE,
        base64.urlsafe_b64encode(NOISE).decode(),
        base64.b32encode(NOISE).decode(),
        NOISE.hex(),
        f"const logo = '{PICTURE}';",
        f"data:image/png;base64,{PICTURE[:800]}",
    ],
    ids=["picture", "font", "bare", "url-safe", "base32", "hex", "in code", "icon"],
)
def test_pictures_fonts_and_random_data_are_passed_over(text: str) -> None:
    (run,) = encoded(text)
    masked = without_media(text, [run])
    assert run.is_media
    assert run.content is None
    assert len(masked) == len(text)
    assert masked.replace("\0", "") == text.replace(text[run.start : run.end], "")


@pytest.mark.parametrize(
    "text",
    [
        "a plain text",
        "data:text/plain,hello;base64,",
        "x" * (LONG - 1),
        f"data:text/plain;base64,{'abc' * 4}",
        " ".join(["identifier_with_words"] * 5_000),
        "\n".join([TOKEN] * 1_000),
    ],
    ids=["text", "no data", "shorter than a rule accepts", "short", "words", "tokens"],
)
def test_texts_are_searched_as_they_are(text: str) -> None:
    assert not [run for run in encoded(text) if run.is_media]


@pytest.mark.parametrize("place", range(0, 3 * LONG, 4_999))
def test_a_long_run_is_found_wherever_it_begins(place: int) -> None:
    text = " " * place + PICTURE + " " * 500
    assert [(run.start, run.end) for run in encoded(text)] == [(place, place + len(PICTURE.rstrip("=")))]


@pytest.mark.parametrize(
    "kind", ["text/html", "image/svg+xml", "application/json", "text/css;charset=utf-8", ""]
)
@pytest.mark.parametrize("size", [0, 100_000])
def test_secrets_in_the_text_of_a_data_uri_are_found(kind: str, size: int) -> None:
    content = f"<svg><!-- {'padding ' * (size // 8)} token: {TOKEN} --></svg>"
    text = f"data:{kind};base64,{base64.b64encode(content.encode()).decode()}"
    export = application([text, text, text])
    assert {finding.rule for finding in transform.scan(export)} == {RULE}
    cleaned = transform.sanitize(export).document
    assert not transform.scan(cleaned)
    assert text not in transform.serialize(cleaned).decode()


def test_secrets_beside_media_are_found_where_they_are() -> None:
    text = f"const a = 'data:image/png;base64,{PICTURE}'; const token = '{TOKEN}';"
    (finding,) = [one for one in transform.scan(application([text, "", ""])) if one.rule == RULE]
    assert text[finding.offset :].startswith(TOKEN)


def test_a_copy_of_a_known_secret_inside_media_is_found() -> None:
    data = NOISE[:30_000] + TOKEN.encode() + NOISE[30_000:]
    export = application([f"token = '{TOKEN}'", base64.b64encode(data).decode(), ""])
    assert "copied-value" in {finding.rule for finding in transform.scan(export)}


def test_pictures_cost_little_and_in_proportion_to_their_size() -> None:
    def seconds(size: int) -> float:
        text = f"data:image/png;base64,{base64.b64encode(random.Random(size).randbytes(size)).decode()}"
        export = application([text, "", ""])
        times = []
        for _ in range(3):
            start = time.process_time()
            transform.scan(export)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(2_000_000) < 5 * seconds(500_000) + 0.5
