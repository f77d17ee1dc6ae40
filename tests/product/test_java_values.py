"""How the product's Java takes values: each case by Java's own rules."""

from __future__ import annotations

import re

import pytest

from transform.product.java_values import (
    as_boolean,
    as_double,
    as_single,
    as_text,
    as_whole,
    double_to_text,
    in_hash_order,
    is_blank,
    replace_all,
)
from transform.product.javascript_values import StepError


@pytest.mark.parametrize(
    ("value", "text"),
    [("a", "a"), (5, "5"), (5.0, "5.0"), (True, "true"), (None, None), ([], None), ({}, None)],
)
def test_texts(value, text):
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("value", "truth"),
    [(True, True), ("true", True), ("TRUE", True), ("yes", False), ("", False), (1, None), (None, None)],
)
def test_booleans(value, truth):
    assert as_boolean(value) is truth


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (7, 7),
        ("7", 7),
        ("-7", -7),
        (11.9, 11),
        (-11.9, -11),
        ("11.0", None),
        ("x", None),
        ("", None),
        (True, None),
        (None, None),
        ("2147483647", 2147483647),
        ("2147483648", None),
        ([], None),
    ],
)
def test_whole_numbers(value, number):
    assert as_whole(value) == number


def test_whole_numbers_of_64_bits():
    assert as_whole("9223372036854775807", 64) == 2**63 - 1
    assert as_whole("9223372036854775808", 64) is None


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1.0), ("1e3", 1000.0), (" 5 ", 5.0), ("5f", 5.0), ("x", None), (10**400, None), (True, None)],
)
def test_doubles(value, number):
    assert as_double(value) == number


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1.0), (0.1, 0.1), (0.12345678901, 0.12345679), ("-2.5", -2.5), (1e39, None), (0, 0.0), ("x", None)],
)
def test_numbers_of_32_bits(value, number):
    assert as_single(value) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (5.0, "5.0"),
        (-0.0, "-0.0"),
        (0.001, "0.001"),
        (9999999.5, "9999999.5"),
        (1e7, "1.0E7"),
        (1690467177540.0, "1.69046717754E12"),
        (-1e-4, "-1.0E-4"),
        (0.00012345, "1.2345E-4"),
        (1e300, "1.0E300"),
        (1.5e-7, "1.5E-7"),
        (123456789.25, "1.2345678925E8"),
    ],
)
def test_doubles_as_text(number, text):
    assert double_to_text(number) == text


@pytest.mark.parametrize(
    ("value", "blank"),
    [(None, True), ("", True), (" \t\u2003", True), ("\u00a0", False), ("x", False), (5, False)],
)
def test_blanks(value, blank):
    assert is_blank(value) is blank


@pytest.mark.parametrize(
    ("replacement", "text"),
    [
        ("x", "[x]"),
        ("$1", "[a]"),
        ("$0$0", "[aabbaabb]"),
        ("$10", "[a0]"),
        ("$01", "[a]"),
        ("$001", "[a]"),
        ("$012", "[a2]"),
        (r"\$1", "[$1]"),
        (r"\\", "[\\]"),
    ],
)
def test_references_in_a_replacement(replacement, text):
    assert replace_all(re.compile("(a)abb"), replacement, "[aabb]") == text


@pytest.mark.parametrize("replacement", ["$", "$x", "$2", "${a}"])
def test_references_to_nothing_are_errors(replacement):
    with pytest.raises(StepError):
        replace_all(re.compile("(a)"), replacement, "a")


def test_keys_stand_in_the_order_of_their_hashes():
    # "a" .. "c" hash to 97, 98, 99: buckets 1, 2, 3 of 16; "p" to 112: bucket 0.
    assert list(in_hash_order(dict.fromkeys("pcba"))) == ["p", "a", "b", "c"]


def test_more_than_twelve_keys_take_more_buckets():
    # 13 entries need 32 buckets: "a" to "m" are 97 to 109, buckets 1 to 13; "P" is 80: bucket 16.
    assert list(in_hash_order(dict.fromkeys("Pabcdefghijkl")))[-1] == "P"
    assert next(iter(in_hash_order(dict.fromkeys("Pabc")))) == "P"
