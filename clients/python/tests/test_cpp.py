"""The C++ client, compiled against the Arrow of the pyarrow wheel, against the running registry."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from assay_client import RegistryClient
from assay_client.frames.arrow import schema_of_block
from tests.conftest import ROOT
from tests.harness.garbage import Reply, Scripted
from tests.harness.stack import Stack

CPP = ROOT / "clients/cpp"
TICKS = ROOT / "examples/ticks"
VECTORS = json.loads((ROOT / "schema-engine/src/test/resources/arrow/mapping.json").read_text())["cases"]
TOOLS = ("cmake", "g++")


@pytest.fixture(scope="session")
def program() -> Path:
    """``read-ticks``, built anew only where a header changed."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        pytest.fail(
            f"{', '.join(missing)} not found; apt-get install cmake g++ libcurl4-openssl-dev nlohmann-json3-dev"
        )
    build = Path(os.environ.get("ASSAY_CPP_BUILD", ROOT / ".assay/cpp"))
    arrow = Path(pa.__file__).parent
    configure = ["cmake", "-S", str(CPP), "-B", str(build), f"-DASSAY_PYARROW={arrow}"]
    for command in (configure, ["cmake", "--build", str(build)]):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
    return build / "read-ticks"


def run(program: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(program), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)


@pytest.fixture
def ticks(client: RegistryClient, name: str) -> str:
    """Two versions of the ticks; the latter has a venue."""
    document = json.loads((TICKS / "ticks.schema.json").read_text())
    before = json.loads(json.dumps(document))
    del before["properties"]["venue"]
    before["arrow"]["fields"].pop()
    client.upload_schema(name, "v1", "1.0.0", before)
    client.upload_schema(name, "v1", "1.1.0", document)
    return name


def test_it_reads_ticks_by_the_columns_of_a_pinned_version(program: Path, stack: Stack, ticks: str) -> None:
    file = str(TICKS / "ticks.csv")
    pinned = run(program, "--schema", f"{ticks}_v1@1.0.0", "--registry", stack.url, file)
    assert pinned.returncode == 0, pinned.stderr
    assert pinned.stdout.splitlines()[0] == f"v1/{ticks}@1.0.0"
    assert "venue" not in pinned.stdout
    latest = run(program, "--schema", f"{ticks}_v1", file, REGISTRY_URL=stack.url)
    assert latest.stdout.splitlines() == [
        f"v1/{ticks}@1.1.0",
        "ts: timestamp[us, tz=UTC] not null",
        "symbol: string not null",
        "price: double not null",
        "size: int64 not null",
        "side: string not null",
        "venue: string",
        "3 rows",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2026-03-02T09:00:00Z,ASY,101.5,ten,buy,X", "invalid value 'ten'"),
        ("yesterday,ASY,101.5,1,buy,X", "yesterday"),
        (",ASY,101.5,1,buy,X", "row 1 has no value for 'ts'"),
    ],
)
def test_a_row_that_is_none_is_named(
    program: Path, stack: Stack, ticks: str, tmp_path: Path, line: str, said: str
) -> None:
    file = tmp_path / "ticks.csv"
    file.write_text(f"ts,symbol,price,size,side,venue\n{line}\n")
    done = run(program, "--schema", f"{ticks}_v1", "--registry", stack.url, str(file))
    assert done.returncode == 1
    assert said in done.stderr


def test_what_is_not_there_is_named_with_its_remedy(program: Path, stack: Stack, published: str) -> None:
    file = str(TICKS / "ticks.csv")
    for schema, url, said in (
        ("no.Such", stack.url, "is not published; look into /index"),
        ("../etc/passwd", stack.url, "is no reference"),
        (published, stack.url, "has no 'arrow' block"),
        ("ticks_v1", "http://127.0.0.1:1", "can't be reached"),
        ("ticks_v1", "file:///etc/passwd#", "can't be reached"),
    ):
        done = run(program, "--schema", schema, "--registry", url, file)
        assert done.returncode == 1
        assert said in done.stderr
    assert run(program).returncode == 1
    assert "no option" in run(program, "--speed", "9").stderr


def test_nonsense_is_refused_and_a_busy_registry_is_asked_again(program: Path, scripted: Scripted) -> None:
    file = str(TICKS / "ticks.csv")
    document = json.loads((TICKS / "ticks.schema.json").read_text())
    for reply in (Reply(body=b"<html>"), Reply.of([]), Reply.of({"content": 1}), Reply(500, b"x"), Reply.of("no", 404)):
        scripted.replies = [reply]
        assert run(program, "--registry", scripted.url, file).returncode == 1
    good = Reply.of({"name": "ticks", "track": "v1", "core_version": "1.1.0", "content": document})
    scripted.replies = [Reply(503, b"{}"), good]
    done = run(program, "--registry", scripted.url, file)
    assert done.returncode == 0, done.stderr
    assert scripted.asked[-1][1] == "/schemas/v1/ticks?bundled=true&version=1.1.0"


BLOCKS: list[Any] = [{"fields": case["fields"]} for case in VECTORS if "fields" in case] + [
    {"fields": {"a": "decimal(10, 2)", "b": {"type": "Large_String", "nullable": False}}},
    {"fields": [{"name": "a", "type": "dictionary<values=utf8, indices=int32>"}]},
    {"fields": [{"name": "a", "type": "time32[ms]"}, {"name": "b", "type": "fixed_size_binary[16]"}]},
    {"schema": {"fields": [{"name": "a", "type": {"name": "int", "bitWidth": 16, "isSigned": False}}]}},
    {"fields": [{"name": "a", "type": {"name": "timestamp", "unit": "NANOSECOND", "timezone": "UTC"}}]},
    {"fields": [{"name": "a", "type": {"name": "list"}, "children": [{"name": "item", "type": "int8"}]}]},
]


@pytest.mark.parametrize("block", BLOCKS, ids=range(len(BLOCKS)))
def test_columns_are_those_that_python_makes(program: Path, tmp_path: Path, block: dict[str, Any]) -> None:
    file = tmp_path / "document.json"
    file.write_text(json.dumps({"arrow": block}))
    done = run(program, "--document", str(file))
    assert done.returncode == 0, done.stderr
    columns = [
        f"{field.name}: {field.type}" + ("" if field.nullable else " not null") for field in schema_of_block(block)
    ]
    assert done.stdout.splitlines() == columns


@pytest.mark.parametrize(
    "document",
    ["{", "[]", "{}", '{"arrow": 3}', '{"arrow": {"fields": [{"name": "a"}]}}', '{"arrow": {"fields": ["int8"]}}']
    + [
        json.dumps({"arrow": {"fields": {"a": text}}})
        for text in ("int128", "", "list<" * 100 + "int8" + ">" * 100, "time64[s]", "map<utf8>")
    ],
)
def test_a_block_that_cannot_be_read_is_refused(program: Path, tmp_path: Path, document: str) -> None:
    file = tmp_path / "document.json"
    file.write_text(document)
    done = run(program, "--document", str(file))
    assert done.returncode == 1
    assert done.stderr.startswith("read-ticks: ")
