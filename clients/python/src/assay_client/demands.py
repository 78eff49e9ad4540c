"""Says what a keyword demands, in the words of the registry's engine; the payload is never quoted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_MAX_LENGTH = 200
_WANTED = {
    "type": "must be of type {}",
    "enum": "must be one of {}",
    "const": "must be {}",
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "exclusiveMinimum": "must be greater than {}",
    "exclusiveMaximum": "must be less than {}",
    "multipleOf": "must be a multiple of {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "minItems": "must have at least {} elements",
    "maxItems": "must have at most {} elements",
    "minProperties": "must have at least {} members",
    "maxProperties": "must have at most {} members",
    "pattern": "must match the pattern {}",
    "format": "must have the format {}",
    "minContains": "must have at least {} elements that keep to 'contains'",
    "maxContains": "must have at most {} elements that keep to 'contains'",
}
_PLAIN = {
    "uniqueItems": "must not have equal elements",
    "contains": "must have an element that keeps to 'contains'",
    "items": "must not have this element",
    "additionalItems": "must not have this element",
    "unevaluatedItems": "must not have this element",
    "oneOf": "must keep to exactly one of the schemas",
    "anyOf": "must keep to at least one of the schemas",
    "not": "must not keep to the schema",
    "false": "must not be here",
}
_MEMBER = {
    "required": "must have {}",
    "additionalProperties": "must not have {}",
    "unevaluatedProperties": "must not have {}",
    "dependentRequired": "must have {} beside what it has",
    "dependencies": "must have {} beside what it has",
    "propertyNames": "must not name a member {}",
}
_LIMITS = ("limit", "multiple_of", "pattern", "format", "expected_value", "options", "types")


def demand_of(keyword: str, wanted: Any, kind: Mapping[str, Any], member: str | None) -> str:
    """The demand in words; ``wanted`` is the keyword's value, ``...`` where it isn't known."""
    if keyword in _MEMBER:
        return _MEMBER[keyword].format(f"'{member}'" if member else "a member")
    if keyword in _PLAIN:
        return _PLAIN[keyword]
    if keyword in _WANTED:
        return _WANTED[keyword].format(_text(wanted, kind))
    return f"must keep to '{keyword}'"


def _text(wanted: Any, kind: Mapping[str, Any]) -> str:
    if wanted is ...:
        wanted = next((kind[name] for name in _LIMITS if name in kind), ...)
    if wanted is ...:
        return "what the schema says"
    if isinstance(wanted, list) and len(wanted) == 1 and "types" in kind:
        wanted = wanted[0]
    text = json.dumps(_canonical(wanted), ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)
    return text if len(text) <= _MAX_LENGTH else text[:_MAX_LENGTH] + "…"


def _canonical(value: Any) -> Any:
    """Whole numbers without a point, as RFC 8785 writes them."""
    match value:
        case float() if value.is_integer() and abs(value) < 1e21:
            return int(value)
        case list():
            return [_canonical(each) for each in value]
        case dict():
            return {name: _canonical(each) for name, each in value.items()}
    return value
