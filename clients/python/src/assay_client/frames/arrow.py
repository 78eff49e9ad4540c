"""``arrow`` blocks as ``pyarrow.Schema``, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from assay_client.frames.mapping import arrow_block
from assay_client.frames.types import UnknownType, text_of, type_of

_ENCODING = b"assay.encoding"
_PRECISIONS = {"HALF": "float16", "SINGLE": "float32", "DOUBLE": "float64"}
_UNITS = {"SECOND": "s", "MILLISECOND": "ms", "MICROSECOND": "us", "NANOSECOND": "ns"}


def arrow_schema(document: dict[str, Any]) -> pa.Schema:
    """The columns of a document: of its ``arrow`` block, else of its JSON Schema."""
    return schema_of_block(arrow_block(document))


def schema_of_block(block: Mapping[str, Any]) -> pa.Schema:
    """The ``pyarrow.Schema`` of a block: ``fields`` as a list or by name, types as text or Arrow's JSON."""
    inner: Any = block.get("schema") if isinstance(block.get("schema"), Mapping) else block
    fields = inner.get("fields", inner) if isinstance(inner, Mapping) else inner
    if isinstance(fields, Mapping):
        fields = [_named(name, field) for name, field in fields.items()]
    if not isinstance(fields, list):
        raise UnknownType('the \'arrow\' block has no fields; write {"fields": [{"name": …, "type": …}]}')
    return pa.schema([_field(field) for field in fields])


def block_of_schema(schema: pa.Schema) -> dict[str, Any]:
    """The block of a ``pyarrow.Schema``; :func:`schema_of_block` reads it back."""
    return {"fields": [_told(field) for field in schema]}


def is_json_text(field: pa.Field) -> bool:
    """Whether a column holds JSON text."""
    return (field.metadata or {}).get(_ENCODING) == b"json"


def _named(name: str, field: Any) -> dict[str, Any]:
    return {"name": name, "type": field} if isinstance(field, str) else {**field, "name": name}


def _told(field: pa.Field) -> dict[str, Any]:
    told: dict[str, Any] = {"name": field.name, "type": text_of(field.type), "nullable": field.nullable}
    return {**told, "encoding": "json"} if is_json_text(field) else told


def _field(field: Any) -> pa.Field:
    if not isinstance(field, Mapping) or not isinstance(field.get("name"), str):
        raise UnknownType(f"a column of the 'arrow' block has no name: {field}")
    metadata = {_ENCODING: b"json"} if field.get("encoding") == "json" else None
    return pa.field(field["name"], _type(field), field.get("nullable", True) is not False, metadata)


def _type(field: Mapping[str, Any]) -> Any:
    said = field.get("type")
    name = said.get("name") if isinstance(said, Mapping) else said
    if not isinstance(name, str):
        raise UnknownType(f"column '{field.get('name')}' has no type")
    children = field.get("children")
    if children:
        return _with_children(name.lower().replace("_", ""), children)
    return type_of(said) if isinstance(said, str) else _in_arrows_json(name, said or {})


def _with_children(name: str, children: list[Any]) -> Any:
    fields = [_field(child) for child in children]
    match name:
        case "list":
            return pa.list_(fields[0].type)
        case "largelist":
            return pa.large_list(fields[0].type)
        case "struct":
            return pa.struct(fields)
    raise UnknownType(f"'{name}' with children is no Arrow type known here")


def _in_arrows_json(name: str, said: Mapping[str, Any]) -> Any:
    """As in Arrow's integration tests: ``{"name": "int", "bitWidth": 64, "isSigned": true}``."""
    unit = _UNITS.get(str(said.get("unit")), "us")
    match name:
        case "int":
            return type_of(f"{'' if said.get('isSigned', True) else 'u'}int{said.get('bitWidth')}")
        case "floatingpoint":
            return type_of(_PRECISIONS.get(str(said.get("precision")).upper(), "float64"))
        case "decimal":
            bits, digits = said.get("bitWidth", 128), said.get("precision")
            return type_of(f"decimal{bits}({digits}, {said.get('scale', 0)})")
        case "timestamp":
            return pa.timestamp(unit, tz=said.get("timezone"))
        case "time":
            return type_of(f"time{said.get('bitWidth', 64)}[{unit}]")
        case "duration":
            return pa.duration(unit)
        case "date":
            return pa.date32() if said.get("unit", "DAY") == "DAY" else pa.date64()
        case "fixedsizebinary":
            return pa.binary(int(said["byteWidth"]))
    return type_of(name)
