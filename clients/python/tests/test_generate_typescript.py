"""TypeScript interfaces that ``./assay generate`` makes: what the compiler takes, the validator accepts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.harness.generated import EVENTS, SCHEMAS, assay, generate, verdicts

NODE = ROOT / ".assay/node"
WANTED = ROOT / "clients/python/tests/typescript/package.json"
MISSING = "node and npm are not installed, and generated TypeScript is compiled with them; apt-get install nodejs npm"

BROKEN: dict[str, dict[str, Any]] = {
    "a number that is a text": {"queue_size": "1"},
    "a level that is none": {"level": "HARD"},
    "null where there is a value": {"coordinator_id": None},
    "a member that nobody knows": {"queueSize": 1},
    "a list for a number": {"ts": []},
}


@pytest.fixture(scope="session")
def tools() -> Path:
    """The generator and the compiler, installed once and anew where other versions are wanted."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(MISSING)
    there = NODE / "package.json"
    if not there.exists() or there.read_text() != WANTED.read_text():
        shutil.rmtree(NODE, ignore_errors=True)
        NODE.mkdir(parents=True)
        (NODE / "package.json").write_text(WANTED.read_text())
        options = ("--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent")
        done = run(NODE, "npm", "install", *options)
        if done.returncode != 0:
            there.unlink()
        assert done.returncode == 0, done.stdout + done.stderr
    return NODE / "node_modules/.bin"


@pytest.fixture(scope="session")
def types(tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Interfaces of all schemas of the project."""
    out = tmp_path_factory.mktemp("types")
    generate("typescript", str(tools / "json2ts"), out, str(SCHEMAS))
    return out


def run(directory: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False, timeout=600)


def program(name: str, track: str, event: object) -> str:
    return (
        f'import type {{ {name} }} from "./telemetry/{track}/{name}";\n'
        f"const event: {name} = {json.dumps(event)};\n"
        "console.log(JSON.stringify(event));\n"
    )


def compiled(tools: Path, directory: Path, *files: str) -> subprocess.CompletedProcess[str]:
    options = ("--strict", "--target", "es2022", "--module", "commonjs", "--outDir", "js", "--lib", "es2022,dom")
    return run(directory, str(tools / "tsc"), *options, "--noEmitOnError", *files)


def test_what_the_compiler_takes_the_validator_accepts(tools: Path, types: Path, tmp_path: Path) -> None:
    programs = {}
    for track in ("v1", "v2"):
        for name, event in EVENTS.items():
            plain = {key: value for key, value in event.items() if track == "v2" or key not in ("utilization",)}
            if track == "v1" and name == "FeedbackEvent":
                del plain["reason"]
            file = f"good_{track}_{name}.ts"
            (types / file).write_text(program(name, track, plain))
            programs[file] = SCHEMAS / track / f"telemetry.{name}.json"
    done = compiled(tools, types, *programs)
    assert done.returncode == 0, done.stdout
    for file, schema in programs.items():
        printed = run(types, "node", f"js/{file.removesuffix('.ts')}.js")
        assert printed.returncode == 0, printed.stderr
        assert verdicts(schema, [printed.stdout.strip()], tmp_path) == [True]


def test_what_has_another_shape_the_compiler_refuses(tools: Path, types: Path) -> None:
    event = {key: value for key, value in EVENTS["FeedbackEvent"].items() if key not in ("reason", "utilization")}
    files = {}
    for number, (what, change) in enumerate(BROKEN.items()):
        files[f"broken_{number}.ts"] = what
        (types / f"broken_{number}.ts").write_text(program("FeedbackEvent", "v1", {**event, **change}))
    files["broken_missing.ts"] = "a member that is missing"
    (types / "broken_missing.ts").write_text(program("FeedbackEvent", "v1", {"queue_size": 1}))
    said = compiled(tools, types, *files).stdout
    assert [what for file, what in files.items() if f"{file}(" not in said] == []


def test_a_description_cannot_end_its_comment(tools: Path, tmp_path: Path) -> None:
    file = tmp_path / "v1/odd.Odd.json"
    file.parent.mkdir()
    odd = {
        "description": "*/ syntax error /* *\\ another",
        "properties": {"a-b": {"type": "string"}, "next": {"$ref": "#"}},
    }
    file.write_text(json.dumps(odd))
    generate("typescript", str(tools / "json2ts"), tmp_path / "out", str(file))
    (tmp_path / "out/use.ts").write_text(
        'import type { Odd } from "./odd/v1/Odd";\nexport const odd: Odd = { "a-b": "x", next: { "a-b": "y" } };\n'
    )
    done = compiled(tools, tmp_path / "out", "use.ts")
    assert done.returncode == 0, done.stdout


def test_the_same_schemas_make_the_same_interfaces(tools: Path, types: Path) -> None:
    generator = str(tools / "json2ts")
    done = assay(
        "generate", str(SCHEMAS), "--lang", "typescript", "--generator", generator, "--out", str(types), "--check"
    )
    assert done.returncode == 0, done.stdout + done.stderr
