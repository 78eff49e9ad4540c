"""The dataset cleaner of examples/, run as its README says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest

from assay_client import RegistryClient
from tests.conftest import ROOT
from tests.harness.stack import Stack

PROGRAM = ROOT / "examples/dataset-cleaner/clean.py"
TICKS = ROOT / "examples/ticks"
SCHEMA = json.loads((TICKS / "ticks.schema.json").read_text())


@pytest.fixture
def ticks(client: RegistryClient, name: str) -> str:
    client.upload_schema(name, "v1", "1.1.0", SCHEMA)
    return name


def run(directory: Path, url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(PROGRAM), "--registry", url, *arguments]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False, timeout=60)


def quarantined(directory: Path, name: str) -> dict[int, list[str]]:
    lines = (directory / "quarantine" / f"{name}.jsonl").read_text().splitlines()
    return {each["row"]: each["reasons"] for each in map(json.loads, lines)}


def test_good_rows_go_out_in_columns_and_bad_rows_into_quarantine_with_reasons(
    stack: Stack, ticks: str, tmp_path: Path
) -> None:
    done = run(tmp_path, stack.url, "--schema", f"{ticks}_v1@1.1.0", str(TICKS / "dirty.csv"), str(TICKS / "ticks.csv"))
    assert done.returncode == 3, done.stderr
    assert f"dirty.csv: 2 good, 7 quarantined, by v1/{ticks}@1.1.0" in done.stdout
    table = pyarrow.parquet.read_table(tmp_path / "clean/dirty.parquet")
    assert table.column("symbol").to_pylist() == ["ASY", "ASY"]
    assert table.column("venue").to_pylist() == ["XETR", None]
    assert table.schema.field("ts").type == pa.timestamp("us", tz="UTC")
    assert table.schema.metadata[b"assay.schema"] == f"v1/{ticks}@1.1.0".encode()
    assert quarantined(tmp_path, "dirty") == {
        2: ['/symbol: must match the pattern "^[A-Z0-9.]{1,12}$"'],
        3: ["/price: must be greater than 0"],
        4: ['/ts: must have the format "date-time"'],
        5: ["/size: is no int64"],
        6: ["/size: is no int64"],
        7: ["/: must have 'symbol'"],
        8: ['/side: must be one of ["buy","sell"]'],
    }
    assert pyarrow.parquet.read_table(tmp_path / "clean/ticks.parquet").num_rows == 3
    assert not (tmp_path / "quarantine/ticks.jsonl").exists()


def test_parquet_is_cleaned_as_csv_is(stack: Stack, ticks: str, tmp_path: Path) -> None:
    table = pyarrow.csv.read_csv(TICKS / "ticks.csv").append_column("extra", pa.array([1, 2, 3]))
    worse = table.set_column(table.schema.get_field_index("price"), "price", pa.array([1.0, None, -3.0]))
    pyarrow.parquet.write_table(worse, tmp_path / "some.parquet")
    assert run(tmp_path, stack.url, "--schema", f"{ticks}_v1", "some.parquet").returncode == 3
    assert pyarrow.parquet.read_table(tmp_path / "clean/some.parquet").num_rows == 1
    assert quarantined(tmp_path, "some") == {2: ["/: must have 'price'"], 3: ["/price: must be greater than 0"]}


def test_without_a_registry_only_a_copy_makes_it_start(stack: Stack, ticks: str, tmp_path: Path) -> None:
    again = ("--schema", f"{ticks}_v1@1.1.0", "--last-known", str(tmp_path / "copy"), str(TICKS / "ticks.csv"))
    refused = run(tmp_path, "http://127.0.0.1:1", *again)
    assert refused.returncode == 1
    assert "can't be reached" in refused.stderr
    assert not (tmp_path / "clean").exists()
    assert run(tmp_path, stack.url, *again).returncode == 0
    assert run(tmp_path, "http://127.0.0.1:1", *again).returncode == 0


def test_files_that_are_none_are_named(stack: Stack, ticks: str, tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"no parquet")
    (tmp_path / "a.txt").write_text("x")
    for file in ("a.parquet", "a.txt", "none.csv"):
        done = run(tmp_path, stack.url, "--schema", f"{ticks}_v1", file)
        assert done.returncode == 1
        assert file in done.stderr


class Watching:
    """The cleaner, watching ``inbox``, and what it says."""

    def __init__(self, directory: Path, url: str, schema: str) -> None:
        self.directory = directory
        command = [sys.executable, "-u", str(PROGRAM), "--registry", url, "--schema", schema, "--watch", "inbox"]
        self.process = subprocess.Popen(
            command, cwd=directory, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=dict(os.environ)
        )
        self.lines: list[str] = []
        self.said = threading.Condition()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self.said:
                self.lines.append(line.strip())
                self.said.notify_all()

    def hears(self, text: str) -> None:
        deadline = time.monotonic() + 20
        with self.said:
            while not any(text in line for line in self.lines):
                assert self.said.wait(deadline - time.monotonic()), (text, self.lines)

    def give(self, source: Path, name: str) -> None:
        part = self.directory / "inbox" / f"{name}.part"
        shutil.copy(source, part)
        part.replace(self.directory / "inbox" / name)


@pytest.fixture
def watching(stack: Stack, tmp_path: Path) -> Iterator[Any]:
    started: list[Watching] = []

    def start(schema: str) -> Watching:
        started.append(Watching(tmp_path, stack.url, schema))
        return started[-1]

    yield start
    for each in started:
        each.process.terminate()
        each.process.wait(20)
        assert each.process.stdout is not None
        each.process.stdout.close()


def test_an_alias_takes_a_new_version_over_while_it_runs(client: RegistryClient, ticks: str, watching: Any) -> None:
    cleaner = watching(f"{ticks}_v1@1")
    cleaner.hears("following changes")
    cleaner.give(TICKS / "ticks.csv", "one.csv")
    cleaner.hears(f"one.csv: 3 good, 0 quarantined, by v1/{ticks}@1.1.0")
    wider = json.loads(json.dumps(SCHEMA))
    wider["properties"]["side"]["enum"].append("hold")
    client.upload_schema(ticks, "v1", "1.2.0", wider)
    cleaner.hears(f"in force: v1/{ticks}@1.2.0")
    cleaner.give(TICKS / "dirty.csv", "two.csv")
    cleaner.hears(f"two.csv: 3 good, 6 quarantined, by v1/{ticks}@1.2.0")


def test_a_pin_stays_and_says_so(client: RegistryClient, ticks: str, watching: Any) -> None:
    cleaner = watching(f"{ticks}_v1@1.1.0")
    cleaner.hears("following changes")
    cleaner.give(TICKS / "ticks.csv", "one.csv")
    cleaner.hears("one.csv: 3 good")
    client.upload_schema(ticks, "v1", "1.2.0", {**SCHEMA, "title": "another"})
    cleaner.hears(f"told of v1/{ticks}@1.2.0; v1/{ticks}@1.1.0 stays")
