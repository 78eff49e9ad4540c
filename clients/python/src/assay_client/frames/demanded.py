"""What a schema demands of each column, as plain facts, before any library hears of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

_SAID_ELSEWHERE = frozenset({"$ref", "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum"})
_SAID = _SAID_ELSEWHERE | {"exclusiveMaximum", "minLength", "maxLength", "pattern", "format", "properties", "required"}
_ANNOTATIONS = frozenset(
    {"title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment", "$id",
     "$schema", "$defs", "definitions", "arrow", "id", "version", "contentEncoding", "contentMediaType"}
)  # fmt: skip
_MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class ColumnDemand:
    """One column: its schema, whether rows must have it, and keywords that no suite can express."""

    name: str
    schema: dict[str, Any]
    required: bool
    nullable: bool
    types: frozenset[str]
    left_out: tuple[str, ...] = field(default=())


def demands_of(document: dict[str, Any], columns: Collection[str] | None = None) -> Iterator[ColumnDemand]:
    """The demands on top-level members; on ``a.b`` too where the frame has such a column."""
    root = _resolved(document, document)
    yield from _members(root, document, "", columns, True, 0)


def of_the_whole(document: dict[str, Any]) -> tuple[str, ...]:
    """Keywords that say something about whole rows, which no suite of columns can express."""
    root = _resolved(document, document)
    others = [each for each in root if each not in _SAID | _ANNOTATIONS and not each.startswith("x-")]
    return tuple(sorted(each for each in others if root[each] is not True))


def _members(
    schema: dict[str, Any],
    document: dict[str, Any],
    prefix: str,
    columns: Collection[str] | None,
    present: bool,
    depth: int,
) -> Iterator[ColumnDemand]:
    required = set(schema.get("required", [])) if present else set()
    for member, said in schema.get("properties", {}).items():
        if said is False or depth > _MAX_DEPTH:
            continue
        name = prefix + member
        found = _resolved(said, document)
        demand = _demand(name, found, member in required)
        if columns is None or name in columns or (demand.required and not _flattened(name, columns)):
            yield demand
        if columns is not None and _flattened(name, columns):
            inner = present and member in required and not demand.nullable
            yield from _members(found, document, name + ".", columns, inner, depth + 1)


def _flattened(name: str, columns: Collection[str]) -> bool:
    return name not in columns and any(each.startswith(name + ".") for each in columns)


def _demand(name: str, schema: dict[str, Any], required: bool) -> ColumnDemand:
    said = schema.get("type", [])
    types = frozenset([said] if isinstance(said, str) else said)
    allowed = [schema["const"]] if "const" in schema else schema.get("enum")
    nullable = "null" in types or (not types and (allowed is None or None in allowed))
    left = tuple(sorted(set(schema) - _SAID - _ANNOTATIONS - {each for each in schema if each.startswith("x-")}))
    return ColumnDemand(name, schema, required, nullable, types - {"null"}, left)


def _resolved(schema: Any, document: dict[str, Any]) -> dict[str, Any]:
    seen: list[str] = []
    while isinstance(schema, dict) and isinstance(schema.get("$ref"), str) and schema["$ref"] not in seen:
        seen.append(schema["$ref"])
        node: Any = document if schema["$ref"].startswith("#") else None
        for step in schema["$ref"].removeprefix("#").split("/")[1:]:
            key = step.replace("~1", "/").replace("~0", "~")
            node = node.get(key) if isinstance(node, dict) else None
        if node is None:
            return {"$ref": seen[-1], "unresolved": True}
        schema = node
    return schema if isinstance(schema, dict) else {}
