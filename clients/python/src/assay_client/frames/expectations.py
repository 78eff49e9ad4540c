"""Great Expectations: a suite made of a schema, and pandas frames validated by it.

A suite speaks of columns, so it says less than the schema: what it leaves out is listed, never
passed over. Whether a row is valid is for :class:`~assay_client.validation.SchemaValidator` to say.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

from assay_client.frames.demanded import ColumnDemand, demands_of, of_the_whole

_SIZES = ("8", "16", "32", "64")
_WHOLE = [f"{kind}{size}" for kind in ("int", "uint", "Int", "UInt") for size in _SIZES] + ["int"]
_FLOATS = ["float16", "float32", "float64", "Float32", "Float64", "float"]
_TEXT = ["str", "string", "object", "category"]
_PANDAS = {
    "integer": _WHOLE,
    "number": _WHOLE + _FLOATS,
    "string": _TEXT,
    "boolean": ["bool", "boolean", "bool_"],
    "array": ["list", "ndarray", "tuple"],
    "object": ["dict"],
}
_DATES = frozenset({"date-time", "date"})


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite, and what of the schema it can't express: ``column: keyword``."""

    expectations: gx.ExpectationSuite
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnFailure:
    """One expectation that a frame breaks; ``rows`` are index labels, at most twenty."""

    column: str
    expectation: str
    demand: str
    unexpected_count: int
    rows: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class FrameReport:
    """Whether a frame keeps a suite."""

    success: bool
    failures: tuple[ColumnFailure, ...]
    evaluated: int
    left_out: tuple[str, ...]


def suite_of(document: dict[str, Any], name: str = "schema", columns: Collection[str] | None = None) -> Suite:
    """The suite of a schema; with the frame's ``columns``, absent optional ones are not asked for."""
    found: list[Any] = []
    left = [f"(row): {keyword}" for keyword in of_the_whole(document)]
    for demand in demands_of(document, columns):
        if columns is not None and demand.name not in columns:
            found.append(gxe.ExpectColumnToExist(column=demand.name))
            continue
        for expectation in _expectations(demand):
            if isinstance(expectation, str):
                left.append(f"{demand.name}: {expectation}")
            else:
                found.append(expectation)
    return Suite(gx.ExpectationSuite(name=name, expectations=found), tuple(left))


def validate_frame(
    frame: Any, document: dict[str, Any], name: str = "schema", context: Any | None = None
) -> FrameReport:
    """Validate a pandas frame by the suite of a schema; nothing is sent anywhere, no values are told.

    Without a ``context`` of the caller's an ephemeral one is made, which becomes the current one.
    """
    made = suite_of(document, name, [str(each) for each in frame.columns])
    source = (context or _quiet_context()).data_sources.add_or_update_pandas("assay-frames")
    asset = source.add_dataframe_asset(f"frame-{uuid.uuid4()}")
    batch = asset.add_batch_definition_whole_dataframe("whole").get_batch({"dataframe": _of_objects(frame)})
    # Where text is Arrow's, patterns run on RE2, which lacks what says "ASCII" and "end" in Python's.
    with pd.option_context("mode.string_storage", "python"):
        result = batch.validate(made.expectations, result_format="COMPLETE")
    failures = tuple(_failure(each) for each in result.results if not each.success)
    return FrameReport(bool(result.success), failures, len(result.results), made.left_out)


def _of_objects(frame: Any) -> Any:
    """Text as Python's own: a column of Arrow's text has other patterns and says no types."""
    texts = [name for name in frame.columns if isinstance(frame[name].dtype, pd.StringDtype)]
    return frame.astype(dict.fromkeys(texts, object)) if texts else frame


def _quiet_context() -> Any:
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(False)
    context.variables.progress_bars = {"globally": False}
    return context


def _expectations(demand: ColumnDemand) -> Iterator[Any]:
    column, schema = demand.name, demand.schema
    if demand.required:
        yield gxe.ExpectColumnToExist(column=column)
    if demand.required and not demand.nullable:
        yield gxe.ExpectColumnValuesToNotBeNull(column=column)
    yield from _of_types(demand)
    if "const" in schema or "enum" in schema:
        allowed = [schema["const"]] if "const" in schema else schema["enum"]
        yield gxe.ExpectColumnValuesToBeInSet(column=column, value_set=[each for each in allowed if each is not None])
    yield from _of_bounds(column, schema)
    if "minLength" in schema or "maxLength" in schema:
        yield gxe.ExpectColumnValueLengthsToBeBetween(
            column=column, min_value=schema.get("minLength"), max_value=schema.get("maxLength")
        )
    if "pattern" in schema:
        pattern = python_pattern(schema["pattern"])
        yield "pattern" if pattern is None else gxe.ExpectColumnValuesToMatchRegex(column=column, regex=pattern)
    if schema.get("format") in _DATES:
        yield gxe.ExpectColumnValuesToBeDateutilParseable(column=column)
    elif "format" in schema:
        yield "format"
    yield from demand.left_out


def _of_types(demand: ColumnDemand) -> Iterator[Any]:
    if not demand.types:
        return
    if not demand.types <= _PANDAS.keys():
        yield "type"
        return
    names = sorted({name for each in demand.types for name in _PANDAS[each]})
    if "integer" in demand.types and not (demand.required and not demand.nullable):
        names += [each for each in _FLOATS if each not in names]  # a whole column with a gap is one of floats
    if demand.schema.get("format") in _DATES:
        return  # a frame may well hold them as times
    yield gxe.ExpectColumnValuesToBeInTypeList(column=demand.name, type_list=names)


def _of_bounds(column: str, schema: dict[str, Any]) -> Iterator[Any]:
    low, above = schema.get("minimum"), schema.get("exclusiveMinimum")
    high, below = schema.get("maximum"), schema.get("exclusiveMaximum")
    if isinstance(above, bool):
        low, above = (None, low) if above else (low, None)  # draft-04
    if isinstance(below, bool):
        high, below = (None, high) if below else (high, None)
    strict_low = above is not None and (low is None or above >= low)
    strict_high = below is not None and (high is None or below <= high)
    least, most = above if strict_low else low, below if strict_high else high
    if least is not None or most is not None:
        yield gxe.ExpectColumnValuesToBeBetween(
            column=column, min_value=least, max_value=most, strict_min=strict_low, strict_max=strict_high
        )


def python_pattern(ecma: str) -> str | None:
    """The pattern for Python's ``re``, which means the same; ``None`` where it has no such construct."""
    if "\\p{" in ecma or "\\P{" in ecma or "\\c" in ecma or "[^]" in ecma:
        return None
    # In ECMA-262, $ is the end of the text; in Python it also is the place before a last line break.
    text = re.sub(r"(?<!\\)((?:\\\\)*)\$$", r"\1\\Z", ecma)
    try:
        re.compile(f"(?a){text}")
    except re.error:
        return None
    return f"(?a){text}"


def _failure(result: Any) -> ColumnFailure:
    config = result.expectation_config
    said = {key: value for key, value in config.kwargs.items() if key not in ("column", "batch_id")}
    details = result.result or {}
    rows = details.get("unexpected_index_list") or []
    demand = ", ".join(f"{key}={value}" for key, value in sorted(said.items()) if value is not None)
    count = int(details.get("unexpected_count") or 0)
    return ColumnFailure(config.kwargs.get("column", ""), config.type, demand, count, tuple(rows[:20]))
