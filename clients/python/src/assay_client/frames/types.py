"""Arrow types as text, as the registry reads them: ``int64``, ``timestamp[us, tz=UTC]``, ``list<utf8>``."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pyarrow as pa

_PARAMETERS = re.compile(r"([^<\[(]+)[<\[(](.*)[>\])]", re.DOTALL)
_MAX_DEPTH = 64
_ALIASES = {
    "string": "utf8",
    "largestring": "largeutf8",
    "boolean": "bool",
    "halffloat": "float16",
    "half": "float16",
    "float": "float32",
    "double": "float64",
    "date32[day]": "date32",
    "date64[ms]": "date64",
}
_SIMPLE: dict[str, Callable[[], Any]] = {
    "null": pa.null,
    "bool": pa.bool_,
    "int8": pa.int8,
    "int16": pa.int16,
    "int32": pa.int32,
    "int64": pa.int64,
    "uint8": pa.uint8,
    "uint16": pa.uint16,
    "uint32": pa.uint32,
    "uint64": pa.uint64,
    "float16": pa.float16,
    "float32": pa.float32,
    "float64": pa.float64,
    "utf8": pa.utf8,
    "largeutf8": pa.large_utf8,
    "binary": pa.binary,
    "largebinary": pa.large_binary,
    "date32": pa.date32,
    "date64": pa.date64,
}
_SHORT = {
    "string": "utf8",
    "large_string": "large_utf8",
    "halffloat": "float16",
    "float": "float32",
    "double": "float64",
}


class UnknownType(ValueError):
    """Text that names no Arrow type."""


def type_of(text: str) -> Any:
    """The ``pyarrow.DataType`` of a text."""
    try:
        return _read(text, 0)
    except (KeyError, IndexError, TypeError, ValueError, pa.ArrowInvalid) as problem:
        if isinstance(problem, UnknownType):
            raise
        raise UnknownType(f"'{text}' is no Arrow type ({problem}); write such as int64 or list<utf8>") from problem


def text_of(kind: Any) -> str:
    """The text of a ``pyarrow.DataType``; :func:`type_of` reads it back."""
    types = pa.types
    if types.is_list(kind) or types.is_large_list(kind):
        return f"{'large_list' if types.is_large_list(kind) else 'list'}<{text_of(kind.value_type)}>"
    if types.is_struct(kind):
        return f"struct<{', '.join(_member_text(kind.field(i)) for i in range(kind.num_fields))}>"
    if types.is_map(kind):
        return f"map<{text_of(kind.key_type)}, {text_of(kind.item_type)}>"
    if types.is_dictionary(kind):
        return f"dictionary<values={text_of(kind.value_type)}, indices={text_of(kind.index_type)}>"
    text = str(kind)
    return _SHORT.get(text, text.removesuffix("[day]") if types.is_date32(kind) else text)


def _member_text(field: Any) -> str:
    return f"{field.name}: {text_of(field.type)}" + ("" if field.nullable else " not null")


def _read(text: str, depth: int) -> Any:
    if depth > _MAX_DEPTH:
        raise UnknownType("the type is nested too deeply")
    found = _PARAMETERS.fullmatch(text.strip())
    name = _canonical(found.group(1) if found else text)
    arguments = _split(found.group(2)) if found else []
    simple = _SIMPLE.get(name)
    if simple is not None:
        return simple()
    if not arguments:
        raise UnknownType(f"'{text.strip()}' is no Arrow type; write such as int64, utf8 or timestamp[us, tz=UTC]")
    return _with_arguments(name, arguments, depth)


def _with_arguments(name: str, arguments: list[str], depth: int) -> Any:
    plain = [re.sub(r"^(tz|unit|values|indices)\s*=\s*", "", each) for each in arguments]
    match name:
        case "list" | "largelist":
            element = _field(arguments[0], depth).type
            return pa.large_list(element) if name == "largelist" else pa.list_(element)
        case "struct":
            return pa.struct([_field(each, depth) for each in arguments])
        case "map":
            return pa.map_(_read(plain[0], depth + 1), _read(plain[1], depth + 1))
        case "dictionary":
            return pa.dictionary(_read(plain[1], depth + 1), _read(plain[0], depth + 1))
        case "timestamp":
            return pa.timestamp(plain[0], tz=plain[1] if len(plain) > 1 else None)
        case "time32" | "time64" | "duration":
            return {"time32": pa.time32, "time64": pa.time64, "duration": pa.duration}[name](plain[0])
        case "fixedsizebinary":
            return pa.binary(int(plain[0]))
        case _ if name.startswith("decimal"):
            made = getattr(pa, name if name != "decimal" else "decimal128")
            return made(int(plain[0]), int(plain[1]) if len(plain) > 1 else 0)
    raise UnknownType(f"'{name}' is no Arrow type with parameters")


def _field(text: str, depth: int) -> Any:
    required = text.lower().endswith(" not null")
    typed = text[: -len(" not null")] if required else text
    name, colon, rest = typed.partition(":")
    if colon and not any(bracket in name for bracket in "<[("):
        return pa.field(name.strip(), _read(rest, depth + 1), not required)
    return pa.field("item", _read(typed, depth + 1), not required)


def _split(arguments: str) -> list[str]:
    """Split at the commas that stand in no brackets."""
    parts, depth, start = [], 0, 0
    for at, char in enumerate(arguments + ","):
        depth += (char in "<[(") - (char in ">])")
        if char == "," and (depth == 0 or at == len(arguments)):
            parts.append(arguments[start:at].strip())
            start = at + 1
    return [part for part in parts if part]


def _canonical(name: str) -> str:
    plain = name.strip().lower().replace("_", "").replace(" ", "")
    return _ALIASES.get(plain, plain)
