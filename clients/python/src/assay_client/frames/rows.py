"""Arrow tables as the JSON that their schema judges, and JSON as Arrow tables."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa

from assay_client.frames.arrow import is_json_text


def events_of(table: pa.Table | pa.RecordBatch) -> list[dict[str, Any]]:
    """Each row as an event: nulls left out, times in RFC 3339, JSON text as what it says."""
    encoded = {field.name for field in table.schema if is_json_text(field)}
    return [_event(row, encoded) for row in table.to_pylist()]


def table_of(events: Iterable[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Valid events as a table; members without a column are dropped, absent ones are null."""
    rows = list(events)
    columns = [_array([row.get(field.name) for row in rows], field) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _event(row: dict[str, Any], encoded: set[str]) -> dict[str, Any]:
    return {
        name: json.loads(value) if name in encoded else _json(value) for name, value in row.items() if value is not None
    }


def _json(value: Any) -> Any:
    match value:
        case datetime():
            at = value if value.tzinfo else value.replace(tzinfo=UTC)
            return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date() | time():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case timedelta():
            return value.total_seconds()
        case bytes():
            return base64.b64encode(value).decode()
        case dict():
            return {name: _json(each) for name, each in value.items() if each is not None}
        case list():
            if value and all(isinstance(each, tuple) and len(each) == 2 for each in value):
                return {name: _json(each) for name, each in value}
            return [_json(each) for each in value]
        case _:
            return value


def _array(values: list[Any], field: pa.Field) -> pa.Array:
    if is_json_text(field):
        texts = [None if each is None else json.dumps(each, ensure_ascii=False) for each in values]
        return pa.array(texts, field.type)
    return pa.array([_native(each, field.type) for each in values], field.type)


def _native(value: Any, kind: Any) -> Any:
    """JSON as what pyarrow wants for a type."""
    types = pa.types
    if value is None:
        return None
    if types.is_timestamp(kind) and isinstance(value, str):
        return datetime.fromisoformat(value)
    if types.is_date(kind) and isinstance(value, str):
        return date.fromisoformat(value)
    if types.is_integer(kind) and isinstance(value, float) and value.is_integer():
        return int(value)
    if types.is_decimal(kind):
        return Decimal(str(value))
    if types.is_binary(kind) and isinstance(value, str):
        return base64.b64decode(value)
    if types.is_struct(kind) and isinstance(value, dict):
        return {
            kind.field(i).name: _native(value.get(kind.field(i).name), kind.field(i).type)
            for i in range(kind.num_fields)
        }
    if types.is_map(kind) and isinstance(value, dict):
        return [(name, _native(each, kind.item_type)) for name, each in value.items()]
    if (types.is_list(kind) or types.is_large_list(kind)) and isinstance(value, list):
        return [_native(each, kind.value_type) for each in value]
    return value
