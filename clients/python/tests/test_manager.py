"""The manager: what it keeps, for how long, what it counts, and how it hears of changes."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from assay_client import (
    AsyncRegistryClient,
    AsyncSchemaManager,
    Outcome,
    PrometheusMeters,
    RegistryClient,
    SchemaManager,
    Settings,
)
from tests.conftest import IMPATIENT, valid_event
from tests.harness.garbage import Reply, Scripted
from tests.harness.link import Link
from tests.harness.stack import Stack


def awaited(condition: Callable[[], bool], within_s: float) -> float:
    """How long it took; fails after the deadline."""
    start = time.monotonic()
    pause = threading.Event()
    while not condition():
        assert time.monotonic() - start < within_s, f"not within {within_s} s"
        pause.wait(0.01)
    return time.monotonic() - start


async def awaited_async(condition: Callable[[], bool], within_s: float) -> None:
    """Wait for it, without blocking the loop; fails after the deadline."""
    await asyncio.to_thread(awaited, condition, within_s)


def test_a_schema_is_fetched_once_in_its_ttl(client: RegistryClient, published: str) -> None:
    now = [0.0]
    schemas = SchemaManager(client, clock=lambda: now[0])
    for _ in range(10):
        assert schemas.validate_payload(published, valid_event()) == (True, [])
    stats = schemas.get_stats()
    assert (stats["hits"], stats["misses"], stats["hit_rate"]) == (9, 1, 0.9)
    now[0] = 301.0
    schemas.validate_payload(published, valid_event())
    assert schemas.get_stats()["misses"] == 2


def test_errors_name_places_and_demands_but_no_values(client: RegistryClient, published: str) -> None:
    schemas = SchemaManager(client)
    valid, errors = schemas.validate_payload(published, valid_event(level="secret-value", queue_size=-7))
    assert not valid
    assert errors == ['/level: must be one of ["ok","soft","hard"]', "/queue_size: must be at least 0"]


def test_a_missing_schema_is_asked_for_once_in_a_while_and_lets_payloads_through(client: RegistryClient) -> None:
    now = [0.0]
    schemas = SchemaManager(client, clock=lambda: now[0])
    for _ in range(5):
        assert schemas.judge("v1/no.Such", {}).outcome is Outcome.UNCHECKED
    assert schemas.get_stats()["errors"] == {"not_found": 1}
    now[0] = 31.0
    schemas.judge("v1/no.Such", {})
    assert schemas.get_stats()["errors"] == {"not_found": 2}


def test_a_name_alone_is_negotiated_and_a_version_pins(
    client: RegistryClient, published: str, feedback: dict[str, Any]
) -> None:
    client.upload_schema(published, "v2", "2.0.0", {**feedback, "required": ["region"]})
    schemas = SchemaManager(client)
    assert schemas.judge(published, valid_event()).schema == f"v2/{published}@2.0.0"
    assert schemas.judge(f"v1/{published}", valid_event()).outcome is Outcome.VALID
    assert schemas.judge(published, valid_event(), track="v1", version="1.0.0").schema == f"v1/{published}@1.0.0"
    stable = Settings(url=client.settings.url, prefer_track="v1", fallback_track=None)
    assert SchemaManager(client, settings=stable).judge(published, valid_event()).schema == f"v1/{published}@1.0.0"


def test_many_callers_at_once_ask_once(scripted: Scripted) -> None:
    gate = threading.Event()
    schema = {"name": "a.B", "track": "v1", "core_version": "1.0.0", "sha256": "x", "$schema_id": "a", "content": {}}
    held = Reply.of(schema)
    scripted.replies = [Reply(held.status, held.body, wait=gate)]
    with RegistryClient(settings=Settings(url=scripted.url), patience=IMPATIENT) as client:
        schemas = SchemaManager(client)
        with ThreadPoolExecutor(16) as pool:
            futures = [pool.submit(schemas.judge, "v1/a.B", {}) for _ in range(16)]
            awaited(lambda: len(scripted.asked) > 0, 5)
            gate.set()
            assert {future.result(5).outcome for future in futures} == {Outcome.VALID}
    assert len(scripted.asked) == 1


async def test_many_tasks_at_once_ask_once(scripted: Scripted) -> None:
    schema = {"name": "a.B", "track": "v1", "core_version": "1.0.0", "sha256": "x", "$schema_id": "a", "content": {}}
    scripted.replies = [Reply.of(schema)]
    async with AsyncRegistryClient(settings=Settings(url=scripted.url), patience=IMPATIENT) as client:
        schemas = AsyncSchemaManager(client)
        verdicts = await asyncio.gather(*(schemas.judge("v1/a.B", {}) for _ in range(50)))
    assert {verdict.outcome for verdict in verdicts} == {Outcome.VALID}
    assert len(scripted.asked) == 1


def test_preloading_says_what_became_of_each(client: RegistryClient, published: str) -> None:
    told = SchemaManager(client).preload(f"v1/{published}", "v1/no.Such")
    assert told[f"v1/{published}"] is None
    assert "404" in str(told["v1/no.Such"])
    everything = SchemaManager(client).preload()
    assert everything[f"v1/{published}"] is None


async def test_the_async_manager_preloads_too(async_client: AsyncRegistryClient, published: str) -> None:
    assert (await AsyncSchemaManager(async_client).preload())[f"v1/{published}"] is None


def test_disabled_nothing_is_asked_and_everything_passes(scripted: Scripted) -> None:
    with SchemaManager(settings=Settings(url=scripted.url, enabled=False)) as schemas:
        assert schemas.validate_payload("any.Name", object()) == (True, [])
        assert schemas.judge("any.Name", {}).outcome is Outcome.UNCHECKED
        assert schemas.preload() == {}
    assert scripted.asked == []


def test_a_new_version_is_seen_within_a_second(stack: Stack, client: RegistryClient, published: str) -> None:
    with SchemaManager(settings=Settings(url=stack.url)) as schemas:
        assert schemas.follow_changes().wait_until_connected(5)
        ref = f"v1/{published}"
        assert schemas.judge(ref, valid_event()).schema.endswith("@1.0.0")
        client.upload_schema(published, "v1", "1.1.0", {"type": "object"})
        took_s = awaited(lambda: schemas.judge(ref, valid_event()).schema.endswith("@1.1.0"), 1.0)
        assert took_s < 1.0


async def test_the_async_manager_sees_it_within_a_second_too(
    stack: Stack, async_client: AsyncRegistryClient, published: str
) -> None:
    async with AsyncSchemaManager(settings=Settings(url=stack.url)) as schemas:
        schemas.follow_changes()
        ref = f"v1/{published}"
        await awaited_async(lambda: schemas.get_stats()["invalidations"] > 0, 5)
        assert (await schemas.judge(ref, valid_event())).schema.endswith("@1.0.0")
        await async_client.upload_schema(published, "v1", "1.1.0", {"type": "object"})
        await awaited_async(lambda: schemas.get_stats()["invalidations"] > 1, 1)
        assert (await schemas.judge(ref, valid_event())).schema.endswith("@1.1.0")


def test_what_happened_while_the_stream_was_broken_is_not_missed(
    link: Link, client: RegistryClient, published: str
) -> None:
    with SchemaManager(settings=Settings(url=link.url)) as schemas:
        assert schemas.follow_changes().wait_until_connected(5)
        ref = f"v1/{published}"
        assert schemas.judge(ref, valid_event()).schema.endswith("@1.0.0")
        link.cut()
        client.upload_schema(published, "v1", "1.1.0", {"type": "object"})
        link.mend()
        awaited(lambda: schemas.judge(ref, valid_event()).schema.endswith("@1.1.0"), 10)


def test_meters_have_the_names_that_people_graph(client: RegistryClient, published: str) -> None:
    home = CollectorRegistry()
    schemas = SchemaManager(client, meters=PrometheusMeters(home))
    schemas.preload()
    for event in (valid_event(), valid_event(), {}):
        schemas.judge(f"v1/{published}", event)
    schemas.judge("v1/no.Such", {})
    text = generate_latest(home).decode()
    for line in (
        f'schema_validation_total{{outcome="success",schema="{published}"}} 2.0',
        f'schema_validation_total{{outcome="failure",schema="{published}"}} 1.0',
        'schema_validation_total{outcome="error",schema="unknown"} 1.0',
        f'schema_cache_hits_total{{schema="{published}"}} 3.0',
        'schema_registry_errors_total{error_type="not_found",schema="unknown"} 1.0',
        "schema_registry_health 1.0",
    ):
        assert line in text
    for name in ("schema_cache_misses_total{", "schema_cache_size ", 'schema_registry_schema_count{track="v1"}'):
        assert name in text


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("REGISTRY_ENABLED", "maybe", "write true or false"),
        ("REGISTRY_TIMEOUT", "soon", "write seconds"),
        ("REGISTRY_TIMEOUT", "0", "not above 0"),
        ("REGISTRY_URL", "registry:8081", "http://HOST:PORT"),
    ],
)
def test_a_setting_that_cannot_be_names_key_value_and_shape(key: str, value: str, said: str) -> None:
    with pytest.raises(ValueError, match=said) as refused:
        Settings.from_env({key: value})
    assert key in str(refused.value)


def test_settings_are_read_from_the_names_that_users_have() -> None:
    settings = Settings.from_env(
        {
            "REGISTRY_ENABLED": "No",
            "REGISTRY_URL": "http://registry:8081/",
            "REGISTRY_TOKEN": "t",
            "REGISTRY_CACHE_TTL": "10m",
            "REGISTRY_TIMEOUT": "250ms",
            "SCHEMA_PREFER_TRACK": "v3",
            "SCHEMA_FALLBACK_TRACK": "v2",
            "REGISTRY_LAST_KNOWN_DIR": "/var/cache/schemas",
        }
    )
    copies = Path("/var/cache/schemas")
    assert settings == Settings("http://registry:8081", "t", False, 600.0, 0.25, "v3", "v2", copies)
    assert Settings.from_env({}) == Settings()
