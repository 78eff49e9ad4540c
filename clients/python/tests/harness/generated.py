"""Code that ``./assay generate`` made, and the verdicts of ``./assay validate`` that it is held against."""

from __future__ import annotations

import json
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

SCHEMAS = ROOT / "schemas"

EVENTS: dict[str, dict[str, Any]] = {
    "FeedbackEvent": {
        "coordinator_id": "c",
        "queue_size": 1,
        "capacity": 2,
        "level": "ok",
        "source": "s",
        "ts": 1.5,
        "reason": "r",
        "utilization": 0.5,
    },
    "HealthComponent": {"name": "n", "state": "healthy", "details": {"a": "b"}},
    "HealthStatus": {
        "service": "s",
        "state": "healthy",
        "components": [{"name": "n", "state": "degraded", "details": {}}],
        "version": "1",
        "ts": 0,
    },
    "RateAdjustment": {"provider": "p", "scale": 0.5, "reason": "ok", "ts": 1},
}

_VALUES: list[Any] = [
    None,
    True,
    -1,
    0,
    1,
    2,
    0.5,
    1.5,
    "",
    "x",
    "ok",
    "hard",
    "degraded",
    "y" * 257,
    [],
    [None],
    [{}],
    {},
    {"a": "b"},
    {"a": 1},
    [{"name": "a", "state": "healthy"}],
]


def variants(name: str) -> list[str]:
    """The event, with each member left out and replaced by a value of every kind, and with a stranger."""
    event = EVENTS[name]
    made: list[Any] = [event, {**event, "stranger": 1}, None, [], 1, "x"]
    for member in event:
        made.append({key: value for key, value in event.items() if key != member})
        made.extend({**deepcopy(event), member: value} for value in _VALUES)
    return [json.dumps(each) for each in made]


def assay(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a verb."""
    return subprocess.run(
        [str(ROOT / "assay"), *arguments], capture_output=True, text=True, check=False, timeout=600, cwd=ROOT
    )


def generate(language: str, generator: str, out: Path, *schemas: str) -> subprocess.CompletedProcess[str]:
    """Run ``assay generate`` with that generator."""
    done = assay("generate", *schemas, "--lang", language, "--generator", generator, "--out", str(out))
    assert done.returncode == 0, done.stderr
    return done


def verdicts(schema: Path, events: list[str], directory: Path) -> list[bool]:
    """Which of the events the validator accepts."""
    file = directory / "events.jsonl"
    file.write_text("".join(event + "\n" for event in events))
    done = assay("validate", "--schema", str(schema), "--events", str(file), "--json")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(events), done.stderr
    return [bool(answer["valid"]) for answer in answers]
