"""Judges payloads by one schema, with the semantics of the registry's own engine.

Formats are asserted, patterns run in linear time, nothing is fetched from anywhere: a ``$ref`` leads
into the (bundled) document or nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NoReturn

import jsonschema_rs

from assay_client.demands import demand_of
from assay_client.errors import SchemaUnusable
from assay_client.verdicts import Violation

MAX_VIOLATIONS = 20
_ELEMENTS = frozenset({"items", "additionalItems", "unevaluatedItems"})


class SchemaValidator:
    """One schema, compiled; safe for use by several threads."""

    def __init__(self, content: dict[str, Any] | bool, name: str = "the schema") -> None:
        """Compile, or raise :class:`SchemaUnusable` saying why not."""
        self._content = content
        try:
            self._compiled = jsonschema_rs.validator_for(
                content,
                validate_formats=True,
                pattern_options=jsonschema_rs.RegexOptions(),
                mask="…",
                offline=True,
            )
        except (ValueError, jsonschema_rs.ReferencingError) as problem:
            said = getattr(problem, "message", str(problem))
            raise SchemaUnusable(f"{name} can't judge: {said}; publish a schema that does") from problem

    def is_valid(self, payload: Any) -> bool:
        """Whether a payload, as ``json.loads`` makes it, keeps the schema."""
        try:
            return bool(self._compiled.is_valid(payload))
        except (ValueError, TypeError):  # no JSON: a key that is no text, a set, a date
            return False

    def violations(self, payload: Any) -> tuple[Violation, ...]:
        """What a payload breaks, sorted by place, at most 20; empty if it is valid."""
        try:
            found = {each for error in self._compiled.iter_errors(payload) for each in _read(self, error)}
        except (ValueError, TypeError) as problem:
            return (Violation("", "json", "", f"is no JSON: {_unquoted(problem)}"),)
        return tuple(sorted(found, key=_by_place)[:MAX_VIOLATIONS])

    def violations_of_text(self, text: bytes | str) -> tuple[Violation, ...]:
        """The same for JSON text, which has to be one well-formed text in UTF-8."""
        try:
            payload = parse(text)
        except ValueError as problem:
            return (Violation("", "json", "", f"not JSON: {problem}"),)
        return self.violations(payload)

    def demand(self, pointer: list[str | int]) -> Any:
        """The value of a keyword in the schema; ``...`` where the path leads through a reference."""
        node: Any = self._content
        for step in pointer:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return ...
        return node


def parse(text: bytes | str) -> Any:
    """Read JSON as strictly as the registry does; ValueError says what is wrong, without quoting."""
    try:
        return json.loads(text.decode() if isinstance(text, bytes) else text, parse_constant=_no_constant)
    except UnicodeDecodeError as problem:
        raise ValueError(f"no UTF-8 at byte {problem.start}") from None
    except json.JSONDecodeError as problem:
        raise ValueError(f"{problem.msg} at character {problem.pos}") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _unquoted(problem: Exception) -> str:
    return str(problem).split(" Got ")[0].split(":")[0]


def _by_place(violation: Violation) -> tuple[str, str, str, str]:
    return violation.instance, violation.keyword, violation.schema, violation.member or ""


def _pointer(path: list[str | int]) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _read(validator: SchemaValidator, error: jsonschema_rs.ValidationError) -> Iterator[Violation]:
    """What the registry's engine says of the same: each member by name, branches by their leaves."""
    path: list[str | int] = list(error.schema_path)
    place: list[str | int] = list(error.instance_path)
    kind = error.kind.as_dict()
    match error.kind.name:
        case "anyOf" | "oneOf" as branching if any(kind.get("context", ())) and not _several_hold(error):
            if branching == "oneOf":
                yield _violation(validator, branching, place, path, kind, None)
            for branch in kind["context"]:
                for each in branch:
                    yield from _read(validator, each)
        case "additionalProperties" | "unevaluatedProperties" as closing if "unexpected" in kind:
            for name in kind["unexpected"]:
                yield _violation(validator, closing, place, path, kind, name)
        case "required":
            yield _violation(validator, str(path[-1]), place, path, kind, kind["property"])
        case "propertyNames":
            end = len(path) - path[::-1].index("propertyNames")
            yield _violation(validator, "propertyNames", place, path[:end], kind, kind["error"].instance)
        case "falseSchema" if path and path[-1] in _ELEMENTS:
            yield _violation(validator, str(path[-1]), place[:-1], path, kind, None)
        case "falseSchema":
            yield _violation(validator, "false", place, [*path, "false"], kind, None)
        case name:
            keyword = str(path[-1]) if path and isinstance(path[-1], str) else name
            yield _violation(validator, keyword, place, path, kind, None)


def _several_hold(error: jsonschema_rs.ValidationError) -> bool:
    return isinstance(error.kind, jsonschema_rs.ValidationErrorKind.OneOfMultipleValid)


def _violation(
    validator: SchemaValidator,
    keyword: str,
    place: list[str | int],
    path: list[str | int],
    kind: dict[str, Any],
    member: str | None,
) -> Violation:
    said = demand_of(keyword, validator.demand(path), kind, member)
    return Violation(_pointer(place), keyword, "#" + _pointer(path), said, member)
