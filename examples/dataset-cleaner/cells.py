"""Cells of CSV, which are all text, as the JSON that a schema judges."""

from __future__ import annotations

import json
import re
from typing import Any

import pyarrow as pa

from assay_client.frames.arrow import is_json_text

_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_TRUTH = {"true": True, "false": False, "1": True, "0": False}


def event_of(row: dict[str, str | None], columns: pa.Schema) -> tuple[dict[str, Any], list[str]]:
    """The event of a row, and what is wrong with its cells. An empty cell is a member left out."""
    event: dict[str, Any] = {}
    wrong: list[str] = []
    for field in columns:
        text = row.get(field.name)
        if text is None or text == "":
            continue
        try:
            event[field.name] = _value(text, field)
        except ValueError:
            event[field.name] = text
            wrong.append(f"/{field.name}: is no {'JSON' if is_json_text(field) else field.type}")
    return event, wrong


def _value(text: str, field: pa.Field) -> Any:
    kind = field.type
    if is_json_text(field) or pa.types.is_nested(kind):
        return json.loads(text)
    if pa.types.is_boolean(kind):
        if text.lower() not in _TRUTH:
            raise ValueError(text)
        return _TRUTH[text.lower()]
    if pa.types.is_integer(kind):
        return _matched(text, _WHOLE, int)
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return _matched(text, _NUMBER, float)
    return text  # text, and times, whose format the schema judges


def _matched(text: str, shape: re.Pattern[str], made: Any) -> Any:
    if not shape.fullmatch(text):
        raise ValueError(text)
    return made(text)
