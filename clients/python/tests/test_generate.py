"""Pydantic models that ``./assay generate`` makes, held against the validator."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from tests.harness.generated import EVENTS, SCHEMAS, assay, generate, variants, verdicts

GENERATOR = str(Path(sys.executable).parent / "datamodel-codegen")
ODD = {
    "title": "Something else",
    "description": 'ends here """ */ \\u0022\\u0022\\u0022 import os',
    "type": "object",
    "required": ["class", "a-b", "n"],
    "properties": {
        "class": {"type": "integer", "default": 7},
        "a-b": {"type": "string", "format": "date-time", "description": 'x """ y'},
        "n": {"type": ["string", "null"]},
        "tree": {"$ref": "#tree"},
        "mail": {"type": "string", "format": "email"},
        "one": {"oneOf": [{"type": "string"}, {"type": "integer"}]},
    },
    "$defs": {"t": {"$anchor": "tree", "type": "object", "properties": {"left": {"$ref": "#/$defs/t"}}}},
}


def model(file: Path, name: str) -> type[BaseModel]:
    """The model in a generated module."""
    spec = importlib.util.spec_from_file_location(f"generated_{file.stem}_{abs(hash(file))}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    found: type[BaseModel] = getattr(module, name)
    return found


def without_null(event: str) -> str:
    """A model holds null where a value may be missing, and writes it; the schema may not let it in."""
    return json.dumps({key: value for key, value in json.loads(event).items() if value is not None})


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Models of all schemas of the project."""
    out = tmp_path_factory.mktemp("models")
    generate("python", GENERATOR, out, str(SCHEMAS))
    return out


@pytest.mark.parametrize("track", ["v1", "v2"])
@pytest.mark.parametrize("name", sorted(EVENTS))
def test_a_model_holds_what_the_validator_accepts_and_nothing_else(
    models: Path, tmp_path: Path, track: str, name: str
) -> None:
    module = "".join("_" + letter.lower() if letter.isupper() else letter for letter in name).strip("_")
    held = model(models / "telemetry" / track / f"{module}.py", name)
    schema = SCHEMAS / track / f"telemetry.{name}.json"
    events = variants(name)
    accepted = verdicts(schema, events, tmp_path)
    written: list[str] = []
    held_events: list[str] = []
    refused_events: list[tuple[str, bool]] = []
    for event, valid in zip(events, accepted, strict=True):
        try:
            written.append(held.model_validate_json(event).model_dump_json(by_alias=True, exclude_unset=True))
        except ValidationError:
            refused_events.append((event, valid))
        else:
            held_events.append(without_null(event))
            assert json.loads(written[-1]) == json.loads(event)
    assert [event for event, valid in refused_events if valid] == []
    assert all(verdicts(schema, held_events, tmp_path))
    assert written


def test_a_hard_schema_makes_a_model_that_reads_and_writes(tmp_path: Path) -> None:
    file = tmp_path / "v1/odd.Odd.json"
    file.parent.mkdir()
    file.write_text(json.dumps(ODD))
    generate("python", GENERATOR, tmp_path / "out", str(file))
    held = model(tmp_path / "out/odd/v1/odd.py", "Odd")
    event: dict[str, Any] = {
        "class": 1,
        "a-b": "2026-11-21T03:00:00.000Z",
        "n": None,
        "tree": {"left": {"left": {}}},
        "one": 5,
        "other": [1],
    }
    assert verdicts(file, [json.dumps(event)], tmp_path) == [True]
    written = held.model_validate_json(json.dumps(event)).model_dump_json(by_alias=True, exclude_unset=True)
    assert json.loads(written) == event


def test_the_same_schemas_make_the_same_models(models: Path) -> None:
    done = assay(
        "generate", str(SCHEMAS), "--lang", "python", "--generator", GENERATOR, "--out", str(models), "--check"
    )
    assert done.returncode == 0, done.stdout + done.stderr
