"""``assay-fetch-schemas``, run as builds run it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assay_client import RegistryClient
from tests.harness.link import Link
from tests.harness.stack import Stack


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "assay-fetch-schemas"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)


def metadata(directory: Path) -> dict[str, Any]:
    return dict(json.loads((directory / "_metadata.json").read_text()))


def test_it_prints_what_it_fetches_and_writes_files_and_metadata(
    stack: Stack, published: str, feedback: dict[str, Any], tmp_path: Path
) -> None:
    done = run(f"v1/{published}@1", "--out", str(tmp_path), REGISTRY_URL=stack.url)
    assert done.returncode == 0, done.stderr
    assert f"fetched    v1/{published}@1.0.0  sha256:" in done.stdout
    assert "1 fetched, 0 unchanged, 0 failed" in done.stdout
    assert json.loads((tmp_path / "v1" / f"{published}.json").read_text()) == feedback
    said = metadata(tmp_path)
    assert (said["count"], said["fetched"], said["tracks"], said["failures"]) == (1, 1, {"v1": 1}, {})
    assert said["fetched_at"].endswith("Z")
    assert said["schemas"][0]["core_version"] == "1.0.0"
    again = run(f"v1/{published}", "--out", str(tmp_path), "--registry", stack.url)
    assert "0 fetched, 1 unchanged, 0 failed" in again.stdout


def test_without_names_it_fetches_whole_tracks(
    stack: Stack, client: RegistryClient, published: str, tmp_path: Path
) -> None:
    client.upload_schema(published, "v2", "2.0.0", {"type": "object"})
    assert run("--track", "v2", "--out", str(tmp_path), REGISTRY_URL=stack.url).returncode == 0
    assert (tmp_path / "v2" / f"{published}.json").exists()
    assert not (tmp_path / "v1").exists()


def test_a_failure_keeps_last_times_files_and_breaks_the_build_only_if_asked(
    link: Link, published: str, tmp_path: Path
) -> None:
    assert run(f"v1/{published}", "v1/no.Such", "--out", str(tmp_path), REGISTRY_URL=link.url).returncode == 0
    assert metadata(tmp_path)["failed"] == 1
    assert run("v1/no.Such", "--strict", "--out", str(tmp_path), REGISTRY_URL=link.url).returncode == 1
    link.cut()
    lenient = run("--out", str(tmp_path), REGISTRY_URL=link.url)
    assert lenient.returncode == 0
    assert "failed     index" in lenient.stdout
    assert (tmp_path / "v1" / f"{published}.json").exists()
    assert run("--strict", "--out", str(tmp_path), REGISTRY_URL=link.url).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "environment", "code", "said"),
    [
        (["a/b/c"], {}, 2, "is no"),
        (["--timeout", "0"], {}, 2, "above 0"),
        ([], {"REGISTRY_ENABLED": "maybe"}, 2, "write true or false"),
        ([], {"REGISTRY_ENABLED": "false"}, 0, "nothing fetched"),
    ],
)
def test_arguments_that_cannot_be_are_named(
    arguments: list[str], environment: dict[str, str], code: int, said: str
) -> None:
    done = run(*arguments, **environment)
    assert done.returncode == code
    assert said in done.stdout + done.stderr
