"""Verdicts agree with the official suite, and with the registry's own engine, word for word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from assay_client import RegistryClient, SchemaUnusable, SchemaValidator
from tests.conftest import ROOT
from tests.harness.garbage import Reply, Scripted
from tests.harness.stack import Stack

SUITE = ROOT / "schema-engine/src/test/resources/json-schema-test-suite"
DIALECTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}


def official(dialect: str) -> Iterator[tuple[str, Any, list[dict[str, Any]]]]:
    for file in sorted((SUITE / dialect).glob("*.json")):
        for group in json.loads(file.read_text()):
            yield f"{file.stem}: {group['description']}", group["schema"], group["tests"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_verdicts_agree_with_the_official_suite(dialect: str) -> None:
    wrong, judged, unusable = [], 0, 0
    for name, schema, tests in official(dialect):
        named = {"$schema": DIALECTS[dialect], **schema} if isinstance(schema, dict) else schema
        try:
            validator = SchemaValidator(named)
        except SchemaUnusable:
            unusable += 1  # refers elsewhere, or has a pattern that needs backtracking: the registry refuses both
            continue
        for test in tests:
            judged += 1
            found = validator.violations(test["data"])
            assert bool(found) != validator.is_valid(test["data"])
            # Formats are asserted, as by the registry.
            if bool(found) == test["valid"] and "annotation by default" not in test["description"]:
                wrong.append(f"{name}: {test['description']}")
    assert judged > 500
    assert unusable < 40
    assert wrong == []


def events() -> list[bytes]:
    lines = (ROOT / "schemas/examples/feedback-invalid.jsonl").read_bytes().splitlines()
    lines += (ROOT / "schemas/examples/feedback-valid.jsonl").read_bytes().splitlines()
    lines += [b"", b"{", b"[]", b"null", b"\xff", b'{"a":NaN}', b"{} x", b"\xef\xbb\xbf{}", b"[" * 500 + b"]" * 500]
    return [line for line in lines if line]


@pytest.mark.parametrize("track", ["v1", "v2"])
def test_violations_are_those_of_the_registry_word_for_word(
    stack: Stack, client: RegistryClient, name: str, track: str
) -> None:
    schema = json.loads((ROOT / f"schemas/{track}/telemetry.FeedbackEvent.json").read_text())
    client.upload_schema(name, track, f"{track[1:]}.0.0", schema)
    validator = SchemaValidator(schema)
    compared = 0
    for event in events():
        answer = httpx.post(
            f"{stack.url}/validate/{track}/{name}", content=event, headers={"Content-Type": "application/json"}
        )
        ours = [each.as_json() for each in validator.violations_of_text(event)]
        if answer.status_code != 200 or answer.json().get("reason") not in (None, "schema-violation"):
            assert ours, event  # refused before any schema is asked: not JSON, too deep
            continue
        compared += 1
        assert ours == answer.json().get("violations", []), event
    assert compared > 10


KEYWORDS: list[tuple[dict[str, Any], Any]] = [
    ({"type": ["string", "null"]}, 1),
    ({"const": {"b": 1, "a": [True]}}, 1),
    ({"multipleOf": 0.5}, 0.3),
    ({"exclusiveMinimum": 3, "maximum": 2}, 3),
    ({"minLength": 2, "pattern": "^[a-z]+$"}, "A"),
    ({"maxLength": 1}, "äöü"),
    ({"minItems": 3, "uniqueItems": True}, [1, 1.0]),
    ({"maxItems": 1, "items": {"const": 9}}, [1, 9]),
    ({"oneOf": [{"type": "string"}, {"properties": {"a": {"minimum": 5}}}]}, {"a": 1}),
    ({"anyOf": [{"oneOf": [{"type": "string"}]}, {"required": ["z"]}]}, {"a": 1}),
    ({"dependentSchemas": {"a": {"required": ["z"]}}}, {"a": 1}),
    ({"enum": ["a", None, 1.0]}, "b"),
    ({"allOf": [{"minimum": 5}, {"maximum": 0}]}, 3),
    ({"patternProperties": {"^x": {"type": "integer"}}}, {"xy": "s"}),
    ({"if": {"required": ["k"]}, "else": False}, {}),
    ({"unevaluatedItems": False}, [1, 2]),
    ({"minimum": 1e3, "multipleOf": 7}, 5),
    ({"minProperties": 2, "propertyNames": {"maxLength": 1}}, {"long": 1}),
    ({"properties": {"a": {}}, "additionalProperties": False}, {"b": 1, "c": 2}),
    ({"properties": {"a": False}}, {"a": 1}),
    ({"dependentRequired": {"a": ["b", "c"]}}, {"a": 1}),
    ({"anyOf": [{"type": "string"}, {"minimum": 5}]}, 1),
    ({"oneOf": [{"type": "integer"}, {"minimum": 0}]}, 1),
    ({"not": {"type": "integer"}}, 1),
    ({"if": {"type": "integer"}, "then": {"minimum": 5}}, 1),
    ({"$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}}, 1),
    ({"items": {"format": "date-time"}}, ["2026-01-01T00:00:00Z", "soon", 3]),
    ({"format": "uuid"}, "x"),
    ({"properties": {"a/b": {"properties": {"~": {"type": "null"}}}}}, {"a/b": {"~": 1}}),
    ({"prefixItems": [{"type": "integer"}], "items": False}, ["x", 2]),
    ({"unevaluatedProperties": False, "properties": {"a": {}}}, {"a": 1, "b": 2}),
]


@pytest.mark.parametrize(("schema", "event"), KEYWORDS, ids=[",".join(each[0]) for each in KEYWORDS])
def test_every_keyword_is_told_as_the_registry_tells_it(
    stack: Stack, client: RegistryClient, name: str, schema: dict[str, Any], event: Any
) -> None:
    named = {"$schema": DIALECTS["draft2020-12"], **schema}
    client.upload_schema(name, "v1", "1.0.0", named)
    answer = httpx.post(f"{stack.url}/validate/v1/{name}", json=event).json()
    assert answer["verdict"] == "invalid"
    assert [each.as_json() for each in SchemaValidator(named).violations(event)] == answer["violations"]


def test_one_difference_is_known_what_contains_is_called(stack: Stack, client: RegistryClient, name: str) -> None:
    schema = {"$schema": DIALECTS["draft2020-12"], "contains": {"const": 9}}
    client.upload_schema(name, "v1", "1.0.0", schema)
    (theirs,) = httpx.post(f"{stack.url}/validate/v1/{name}", json=[1]).json()["violations"]
    (ours,) = SchemaValidator(schema).violations([1])
    assert (theirs["keyword"], ours.keyword, theirs["schema"]) == ("minContains", "contains", ours.schema)


def test_no_value_of_the_payload_is_ever_told() -> None:
    for schema, _ in KEYWORDS:
        said = "".join(map(repr, SchemaValidator(schema).violations({"k": "secret-value"})))
        assert "secret-value" not in said


@pytest.mark.parametrize("payload", [{1: 2}, {"a": {1, 2}}, object(), {"a": object()}, {"a": float("nan")}])
def test_what_is_no_json_is_invalid_and_no_exception(payload: Any) -> None:
    validator = SchemaValidator({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]})
    assert not validator.is_valid(payload)
    assert validator.violations(payload)


@pytest.mark.parametrize(
    "text", [b'{"a":NaN}', b"Infinity", b"\xff", b"{", b"{} x", b"\xef\xbb\xbf{}", b"", "[" * 100_000]
)
def test_text_that_is_no_json_is_invalid_whatever_the_schema(text: bytes | str) -> None:
    (violation,) = SchemaValidator(True).violations_of_text(text)
    assert violation.keyword == "json"


@pytest.mark.parametrize("schema", [{"type": "nonsense"}, {"$ref": "file:///etc/hosts"}, {"pattern": "(?=a)"}])
def test_a_schema_that_cannot_judge_is_refused(schema: dict[str, Any]) -> None:
    with pytest.raises(SchemaUnusable, match="can't judge"):
        SchemaValidator(schema, "v1/x")


def test_nothing_is_fetched_from_anywhere(scripted: Scripted) -> None:
    scripted.replies = [Reply.of({"type": "string"})]
    with pytest.raises(SchemaUnusable, match="can't judge"):
        SchemaValidator({"$ref": scripted.url + "/schema.json"})
    assert scripted.asked == []
