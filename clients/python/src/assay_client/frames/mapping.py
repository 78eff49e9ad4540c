"""JSON Schema to an ``arrow`` block, where a document has none; the rules are a table in the docs.

A column's type says what JSON a place may hold, never how large it happens to be: bounds move from
version to version, and a column that moved with them would break whoever reads it. What has no column
type of its own is kept as JSON text, ``"encoding": "json"``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_INT64 = (-(2**63), 2**63 - 1)
_UINT64_MAX = 2**64 - 1
_MAX_DEPTH = 32
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-")
_FORMATS = {"date-time": "timestamp[us, tz=UTC]", "date": "date32"}


@dataclass(frozen=True, slots=True)
class _Column:
    type: str
    nullable: bool = False
    is_json: bool = False


_JSON = _Column("utf8", nullable=True, is_json=True)


def arrow_block(document: dict[str, Any]) -> dict[str, Any]:
    """The document's own ``arrow`` block, else the one that its JSON Schema maps to."""
    block = document.get("arrow")
    return block if isinstance(block, dict) else mapped_block(document)


def mapped_block(document: dict[str, Any]) -> dict[str, Any]:
    """The ``arrow`` block of a JSON Schema whose events are objects; else ValueError."""
    root = _followed(document, document, ())[0]
    if not isinstance(root, dict) or not isinstance(root.get("properties"), dict):
        raise ValueError("events of this schema have no columns; give it 'properties', or an 'arrow' block")
    return {"fields": list(_fields(root, document))}


def _fields(schema: dict[str, Any], document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    required = schema.get("required", [])
    for name, member in schema["properties"].items():
        if member is False:
            continue
        column = _column(member, document, (), 1)
        nullable = column.nullable or name not in required
        field: dict[str, Any] = {"name": name, "type": column.type, "nullable": nullable}
        if column.is_json:
            field["encoding"] = "json"
        yield field


def _column(schema: Any, document: dict[str, Any], refs: tuple[str, ...], depth: int) -> _Column:
    schema, refs = _followed(schema, document, refs)
    if not isinstance(schema, dict) or depth > _MAX_DEPTH:
        return _JSON
    types = _types(schema)
    if types is None:
        return _of_branches(schema, document, refs, depth)
    nullable = "null" in types
    rest = types - {"null"}
    if rest == {"integer", "number"}:
        rest = {"number"}
    if not rest:
        return _Column("null", nullable=True)
    if len(rest) > 1:
        return _Column("utf8", nullable, is_json=True)
    found = _of_type(next(iter(rest)), schema, document, refs, depth)
    return _Column(found.type, nullable or found.nullable, found.is_json)


def _followed(schema: Any, document: dict[str, Any], refs: tuple[str, ...]) -> tuple[Any, tuple[str, ...]]:
    """Where local references lead; ``None`` for those that lead in a circle or out of the document."""
    while isinstance(schema, dict) and isinstance(schema.get("$ref"), str):
        ref = schema["$ref"]
        if ref in refs or not (ref == "#" or ref.startswith("#/")):
            return None, refs
        refs = (*refs, ref)
        schema = _at(document, ref)
    return schema, refs


def _at(document: dict[str, Any], ref: str) -> Any:
    node: Any = document
    for step in ref.removeprefix("#").split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        node = node.get(key) if isinstance(node, dict) else None
    return node


def _types(schema: dict[str, Any]) -> set[str] | None:
    said = schema.get("type")
    if isinstance(said, str):
        return {said}
    if isinstance(said, list):
        return {each for each in said if isinstance(each, str)}
    if "const" in schema:
        return {_type_of(schema["const"])}
    if isinstance(schema.get("enum"), list):
        return {_type_of(each) for each in schema["enum"]}
    return None


def _type_of(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _of_branches(schema: dict[str, Any], document: dict[str, Any], refs: tuple[str, ...], depth: int) -> _Column:
    for keyword in ("anyOf", "oneOf", "allOf"):
        branches = schema.get(keyword)
        if not isinstance(branches, list) or (keyword == "allOf" and len(branches) > 1):
            continue
        columns = [_column(branch, document, refs, depth + 1) for branch in branches]
        kinds = {(each.type, each.is_json) for each in columns if each.type != "null"}
        if len(kinds) != 1:
            return _Column("utf8", any(each.nullable for each in columns), is_json=True)
        text, is_json = next(iter(kinds))
        return _Column(text, any(each.nullable for each in columns), is_json)
    return _JSON


def _of_type(kind: str, schema: dict[str, Any], document: dict[str, Any], refs: tuple[str, ...], depth: int) -> _Column:
    match kind:
        case "boolean":
            return _Column("bool")
        case "integer":
            return _Column(_whole(schema))
        case "number":
            return _Column("float64")
        case "string":
            return _Column(_FORMATS.get(str(schema.get("format")), "utf8"))
        case "array":
            return _of_array(schema, document, refs, depth)
        case "object":
            return _of_object(schema, document, refs, depth)
        case _:
            return _Column("utf8", is_json=True)


def _whole(schema: dict[str, Any]) -> str:
    least, most = schema.get("minimum"), schema.get("maximum")
    below = isinstance(least, int | float) and least < _INT64[0]
    above = isinstance(most, int | float) and most > _INT64[1]
    if not below and not above:
        return "int64"
    unsigned = isinstance(least, int | float) and least >= 0 and most is not None and most <= _UINT64_MAX
    return "uint64" if unsigned else "decimal128(38, 0)"


def _of_array(schema: dict[str, Any], document: dict[str, Any], refs: tuple[str, ...], depth: int) -> _Column:
    items = schema.get("items")
    if "prefixItems" in schema or not isinstance(items, dict):
        return _Column("utf8", is_json=True)
    element = _column(items, document, refs, depth + 1)
    return _Column("utf8", is_json=True) if element.is_json else _Column(f"list<{element.type}>")


def _of_object(schema: dict[str, Any], document: dict[str, Any], refs: tuple[str, ...], depth: int) -> _Column:
    members, others = schema.get("properties"), schema.get("additionalProperties")
    if "patternProperties" in schema:
        return _Column("utf8", is_json=True)
    if members:
        return _struct(schema, document, refs, depth) if not isinstance(others, dict) else _Column("utf8", is_json=True)
    if isinstance(others, dict):
        value = _column(others, document, refs, depth + 1)
        return _Column("utf8", is_json=True) if value.is_json else _Column(f"map<utf8, {value.type}>")
    return _Column("utf8", is_json=True)


def _struct(schema: dict[str, Any], document: dict[str, Any], refs: tuple[str, ...], depth: int) -> _Column:
    required = schema.get("required", [])
    parts: list[str] = []
    for name, member in schema["properties"].items():
        if member is False:
            continue
        column = _column(member, document, refs, depth + 1)
        if column.is_json or not name or not _PLAIN.issuperset(name):
            return _Column("utf8", is_json=True)
        parts.append(f"{name}: {column.type}" + ("" if column.nullable or name not in required else " not null"))
    return _Column(f"struct<{', '.join(parts)}>") if parts else _Column("utf8", is_json=True)
