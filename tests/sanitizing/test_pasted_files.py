"""Files that people paste cost in proportion to their size, and nothing is reported in them."""

from __future__ import annotations

import base64
import gc
import time

import pytest
from an_application import application
from makers import Maker
from pasted_files import FILES

import transform

MEGABYTE = 2**20
WORK = {"scan": transform.scan, "sanitize": transform.sanitize, "validate": transform.validate}
#: Processor seconds for a megabyte; on a quiet machine the slowest, a bundle of code, takes 0.4.
LIMIT = 4


def seconds(work, document, runs=3):
    work(document)
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            work(document)
            times.append(time.process_time() - start)
        finally:
            gc.enable()
    return min(times)


def document(kind, megabytes, *, in_code=False):
    """Return an application with a file in the property of a widget, or in the body of a JS object."""
    text = FILES[kind](round(megabytes * MEGABYTE))
    return application(["", f"export default {{ run() {{ {text} }} }}" if in_code else "", text])


@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_found_in_a_file_without_secrets(kind):
    export = document(kind, 0.1)
    assert transform.scan(export) == []
    assert transform.sanitize(export).document == export


@pytest.mark.parametrize("kind", ["SVG in base64", "SVG", "CSS", "JavaScript"])
def test_a_secret_among_the_text_of_a_file_is_found(kind):
    text, token = FILES[kind](20_000), Maker(5).with_crc("ghp_")
    pasted = within_base64(text, token) if kind == "SVG in base64" else f"{text} {token} {text}"
    assert [finding.rule for finding in transform.scan(application([pasted]))] == ["github-token"]


def within_base64(data_url, token):
    head, _, data = data_url.partition(",")
    content = base64.b64decode(data).decode()
    return f"{head},{base64.b64encode(f'{content} {token} {content}'.encode()).decode()}"


@pytest.mark.slow
@pytest.mark.parametrize("operation", WORK)
@pytest.mark.parametrize("kind", FILES)
def test_eight_times_as_much_of_a_file_costs_eight_times_as_much(kind, operation):
    """Twenty times would be too much; quadratic, it would be sixty-four."""
    work = WORK[operation]
    small, large = (seconds(work, document(kind, size)) for size in (0.25, 2))
    assert large < max(20 * small, 0.2)
    assert large < 2 * LIMIT


@pytest.mark.slow
@pytest.mark.parametrize("operation", WORK)
def test_a_bundle_in_a_js_object_costs_in_proportion(operation):
    work = WORK[operation]
    small, large = (seconds(work, document("JavaScript", size, in_code=True)) for size in (0.1, 0.8))
    assert large < 20 * small


@pytest.mark.nightly
@pytest.mark.parametrize("operation", WORK)
@pytest.mark.parametrize("kind", FILES)
def test_a_large_file_costs_as_much_a_megabyte_as_a_small_one(kind, operation):
    """Up to 20 MB; sets of millions of words no longer fit the caches of a processor, which doubles the cost."""
    work = WORK[operation]
    costs = [seconds(work, document(kind, size), runs=2) / size for size in (0.3, 5, 20)]
    assert max(costs) < max(3 * costs[0], 0.1)
