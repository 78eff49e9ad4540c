"""Suites made of schemas, and pandas frames validated by them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from assay_client.frames.expectations import FrameReport, suite_of, validate_frame

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "pattern": "^c-[0-9]+$", "minLength": 3, "maxLength": 6},
        "size": {"type": "integer", "minimum": 0, "exclusiveMaximum": 100},
        "ratio": {"type": "number", "exclusiveMinimum": 0},
        "level": {"enum": ["ok", "soft", "hard"]},
        "kind": {"const": "store"},
        "on": {"type": "boolean"},
        "at": {"type": "string", "format": "date-time"},
        "note": {"type": ["string", "null"]},
        "who": {"type": "object", "properties": {"name": {"type": "string", "minLength": 2}}, "required": ["name"]},
    },
    "required": ["id", "size", "level"],
}


def rows(**changed: list[Any]) -> pd.DataFrame:
    good: dict[str, list[Any]] = {
        "id": ["c-1", "c-22"],
        "size": [1, 99],
        "ratio": [0.5, 1.0],
        "level": ["ok", "hard"],
        "kind": ["store", "store"],
        "on": [True, False],
        "at": ["2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"],
        "note": ["x", None],
        "who.name": ["Ada", "Bob"],
    }
    return pd.DataFrame({**good, **changed})


def broken(report: FrameReport) -> set[tuple[str, str]]:
    return {(each.column, each.expectation) for each in report.failures}


def test_a_frame_that_keeps_the_schema_passes() -> None:
    report = validate_frame(rows(), SCHEMA)
    assert report.success, report.failures
    assert report.evaluated >= 15


@pytest.mark.parametrize(
    ("column", "values", "expectation"),
    [
        ("id", ["c-1", "x-1"], "expect_column_values_to_match_regex"),
        ("id", ["c-1", "c-1\n"], "expect_column_values_to_match_regex"),
        ("id", ["c-1", "c-123456"], "expect_column_value_lengths_to_be_between"),
        ("id", ["c-1", None], "expect_column_values_to_not_be_null"),
        ("size", [1, 100], "expect_column_values_to_be_between"),
        ("size", [1, -1], "expect_column_values_to_be_between"),
        ("size", [1.5, 2.0], "expect_column_values_to_be_in_type_list"),
        ("size", ["1", "2"], "expect_column_values_to_be_in_type_list"),
        ("ratio", [0.0, 1.0], "expect_column_values_to_be_between"),
        ("level", ["ok", "loud"], "expect_column_values_to_be_in_set"),
        ("kind", ["store", "shop"], "expect_column_values_to_be_in_set"),
        ("on", ["yes", "no"], "expect_column_values_to_be_in_type_list"),
        ("at", ["2026-01-01T00:00:00Z", "soon"], "expect_column_values_to_be_dateutil_parseable"),
        ("who.name", ["Ada", "B"], "expect_column_value_lengths_to_be_between"),
    ],
)
def test_each_broken_demand_is_found_in_its_column(column: str, values: list[Any], expectation: str) -> None:
    report = validate_frame(rows(**{column: values}), SCHEMA)
    assert not report.success
    assert (column, expectation) in broken(report)


def test_a_failure_names_the_rows_and_never_shows_their_values() -> None:
    report = validate_frame(rows(level=["ok", "secret-value"]), SCHEMA)
    (failure,) = report.failures
    assert failure.rows == (1,)
    assert failure.unexpected_count == 1
    assert "secret-value" not in repr(report)


def test_a_required_column_must_exist_an_optional_one_need_not() -> None:
    report = validate_frame(rows().drop(columns=["size", "ratio", "note"]), SCHEMA)
    assert broken(report) == {("size", "expect_column_to_exist")}


def test_an_optional_whole_column_may_have_gaps() -> None:
    optional = {**SCHEMA, "required": ["id", "level"]}
    assert validate_frame(rows(size=[1, None]), optional).success


def test_what_a_suite_cannot_say_is_listed() -> None:
    schema = {
        "properties": {
            "a": {"type": "array", "uniqueItems": True},
            "b": {"type": "string", "pattern": "\\p{Lu}", "format": "uuid"},
            "c": {"type": "integer", "multipleOf": 5},
        },
        "additionalProperties": False,
        "dependentRequired": {"a": ["b"]},
    }
    assert suite_of(schema).left_out == (
        "(row): additionalProperties",
        "(row): dependentRequired",
        "a: uniqueItems",
        "b: pattern",
        "b: format",
        "c: multipleOf",
    )
