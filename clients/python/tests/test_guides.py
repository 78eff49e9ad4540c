"""What the guides type in Python (fences marked ``console python``) prints what they say; the rest is run by Java."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assay_client import RegistryClient
from tests.conftest import ROOT
from tests.harness.stack import Stack

_FENCE = re.compile(r"^```console python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_ANYTHING = "…"


def typed(page: Path) -> list[tuple[str, list[str]]]:
    """Commands of a page, each with the lines that it prints."""
    commands: list[tuple[str, list[str]]] = []
    for fence in _FENCE.findall(page.read_text()):
        for line in fence.splitlines():
            if line.startswith("$ "):
                commands.append((line[2:], []))
            else:
                commands[-1][1].append(line)
    return commands


def prints(expected: list[str], output: str) -> bool:
    """Whether the output is as expected, where an ellipsis is anything in a line, or any lines."""
    pattern = "".join(
        r"(?:[^\n]*\n)*?"
        if line.strip() == _ANYTHING
        else "[^\n]*".join(re.escape(part) for part in line.split(_ANYTHING)) + "\n"
        for line in expected
    )
    return re.fullmatch(pattern, output) is not None


@pytest.mark.parametrize("page", ["for-producers.md", "for-consumers.md", "rollout.md"])
def test_every_command_in_python_prints_what_the_page_says(
    page: str, stack: Stack, client: RegistryClient, feedback: dict[str, Any], tmp_path: Path
) -> None:
    client.upload_schema("telemetry.FeedbackEvent", "v1", "1.0.0", feedback)
    for lent in ("schemas", "examples"):
        shutil.copytree(ROOT / lent, tmp_path / lent)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "ASSAY_REGISTRY_URL": stack.url,
        "ASSAY_BOOTSTRAP_SERVERS": stack.bootstrap,
    }
    commands = typed(ROOT / "docs" / page)
    assert commands
    for command, expected in commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env=environment,
        )
        assert prints(expected, done.stdout), f"{page}: $ {command}\n{done.stdout}{done.stderr}"
