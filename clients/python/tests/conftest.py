"""A running registry for the tests: ASSAY_URL (and ASSAY_BOOTSTRAP_SERVERS), else ``./assay up`` of this clone."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from assay_client import AsyncRegistryClient, Patience, RegistryClient, Settings
from tests.harness.garbage import Scripted
from tests.harness.link import Link
from tests.harness.stack import Stack

ROOT = Path(__file__).resolve().parents[3]
IMPATIENT = Patience(tries=2, first_pause_s=0.01, max_pause_s=0.02)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The registry and Kafka that most tests share."""
    url = os.environ.get("ASSAY_URL")
    if url:
        yield Stack(url, os.environ.get("ASSAY_BOOTSTRAP_SERVERS", ""), None)
        return
    started = Stack.start(ROOT, tmp_path_factory.mktemp("stack"))
    yield started
    started.stop()


@pytest.fixture
def own_stack(tmp_path: Path) -> Iterator[Stack]:
    """A registry that a test may stop."""
    started = Stack.start(ROOT, tmp_path / "stack")
    yield started
    started.stop()


@pytest.fixture
def settings(stack: Stack) -> Settings:
    """How the shared registry is asked."""
    return Settings(url=stack.url)


@pytest.fixture
def client(settings: Settings) -> Iterator[RegistryClient]:
    """A blocking client of the shared registry."""
    with RegistryClient(settings=settings, patience=IMPATIENT) as made:
        yield made


@pytest.fixture
async def async_client(settings: Settings) -> AsyncIterator[AsyncRegistryClient]:
    """An async client of the shared registry."""
    async with AsyncRegistryClient(settings=settings, patience=IMPATIENT) as made:
        yield made


@pytest.fixture
def link(stack: Stack) -> Iterator[Link]:
    """A connection to the shared registry that can be cut and mended."""
    with Link(stack.url) as made:
        yield made


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    """An HTTP server that answers what a test tells it to."""
    with Scripted() as made:
        yield made


@pytest.fixture
def name() -> str:
    """A schema name that no other test uses."""
    return f"test.{uuid.uuid4().hex[:12]}"


@pytest.fixture
def feedback() -> dict[str, Any]:
    """The demo's FeedbackEvent, track v1."""
    return dict(json.loads((ROOT / "schemas/v1/telemetry.FeedbackEvent.json").read_text()))


@pytest.fixture
def published(client: RegistryClient, name: str, feedback: dict[str, Any]) -> str:
    """The same, published under a name of the test's own."""
    client.upload_schema(name, "v1", "1.0.0", feedback)
    return name


def valid_event(**changed: Any) -> dict[str, Any]:
    """An event that keeps FeedbackEvent, but for what is changed."""
    event = {"coordinator_id": "c-1", "queue_size": 10, "capacity": 100, "level": "ok", "source": "store", "ts": 1.5}
    return {**event, **changed}
