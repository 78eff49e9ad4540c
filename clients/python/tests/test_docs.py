"""The Python of the documentation runs as it stands there, block after block."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from assay_client import PayloadInvalid, RegistryClient
from tests.conftest import ROOT, valid_event
from tests.harness.stack import Stack

_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_RAISES = "# PayloadInvalid"


def run(page: Path, stack: Stack, **names: Any) -> dict[str, Any]:
    blocks = _BLOCK.findall(page.read_text())
    assert blocks
    for block in blocks:
        code = compile(block.replace("127.0.0.1:9092", stack.bootstrap), str(page), "exec")
        if _RAISES in block:
            with pytest.raises(PayloadInvalid):
                exec(code, names)  # noqa: S102
        else:
            exec(code, names)  # noqa: S102
    if "schemas" in names:
        names["schemas"].close()
    return names


@pytest.fixture
def telemetry(stack: Stack, client: RegistryClient, feedback: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGISTRY_URL", stack.url)
    client.upload_schema("telemetry.FeedbackEvent", "v1", "1.0.0", feedback)
    preview = json.loads((ROOT / "schemas/v2/telemetry.FeedbackEvent.json").read_text())
    client.upload_schema("telemetry.FeedbackEvent", "v2", "2.0.0", preview)


@pytest.mark.usefixtures("telemetry")
def test_the_page_about_python_runs(stack: Stack) -> None:
    names = run(ROOT / "docs/python.md", stack)
    assert names["valid"] is False
    assert names["errors"]
    assert [str(each) for each in names["verdict"].violations][-1] == "/queue_size: must be at least 0"


@pytest.mark.usefixtures("telemetry")
def test_the_page_about_data_frames_runs(stack: Stack, client: RegistryClient) -> None:
    schema = client.fetch_schema("v1", "telemetry.FeedbackEvent", "1.0.0")
    frame = pd.DataFrame([valid_event(), valid_event(queue_size=-1)])
    names = run(ROOT / "docs/data-frames.md", stack, schema=schema, events=[valid_event()], frame=frame)
    assert names["table"].num_rows == 1
    assert [each.column for each in names["report"].failures] == ["queue_size"]


@pytest.mark.usefixtures("telemetry")
def test_the_readme_of_the_package_runs(stack: Stack) -> None:
    assert run(ROOT / "clients/python/README.md", stack)["valid"] is False
