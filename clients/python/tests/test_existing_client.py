"""The published core-registry-client, unchanged, against our registry."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from core_registry_client import RegistryClient as ExistingClient
from core_registry_client.client import RegistryError, SchemaNotFoundError

from tests.harness.stack import Stack


@pytest.fixture
async def existing(stack: Stack) -> AsyncIterator[Any]:
    async with ExistingClient(stack.url, token="any") as client:
        yield client


async def test_it_uploads_and_reads_what_it_uploaded(existing: Any, name: str, feedback: dict[str, Any]) -> None:
    answer = await existing.upload_schema(name, "v1", "1.0.0", feedback, f"{name}.id", x_compat={"backward": True})
    assert answer["core_version"] == "1.0.0"
    schema = await existing.fetch_schema("v1", name)
    assert (schema.content, schema.schema_id) == (feedback, f"{name}.id")
    assert await existing.fetch_schema("v1", name, "1.0.0") == schema
    assert await existing.fetch_schema_by_id(f"{name}.id") == schema
    assert [each.core_version for each in await existing.list_versions("v1", name)] == ["1.0.0"]
    index = await existing.get_index()
    assert name in {item.name for item in index.tracks["v1"].schemas}


async def test_it_meets_its_own_error_for_what_is_not_there(existing: Any) -> None:
    with pytest.raises(SchemaNotFoundError):
        await existing.fetch_schema("v1", "no.Such")
    with pytest.raises(SchemaNotFoundError):
        await existing.fetch_schema_by_id("no.Such")


async def test_it_negotiates(existing: Any, published: str, feedback: dict[str, Any]) -> None:
    assert (await existing.negotiate(published, "v2", "v1")).track == "v1"
    await existing.upload_schema(published, "v2", "2.0.0", {**feedback, "title": "another"}, f"{published}.v2")
    assert (await existing.negotiate(published, "v2", "v1")).track == "v2"


@pytest.mark.parametrize("prefix", ["", "v"])
async def test_it_checks_compatibility_across_tracks(
    existing: Any, published: str, feedback: dict[str, Any], prefix: str
) -> None:
    stricter = {**feedback, "required": [*feedback["required"], "region"]}
    await existing.upload_schema(published, "v2", "2.0.0", stricter, published, x_compat={"backward": False})
    answer = await existing.check_compatibility(published, "v1", f"{prefix}1.0.0", "v2", f"{prefix}2.0.0")
    assert not answer.compatible
    assert answer.breaking_reasons
    assert answer.advice
    assert answer.x_compat == {"backward": False}
    same = await existing.check_compatibility(published, "v1", f"{prefix}1.0.0", "v1", f"{prefix}1.0.0")
    assert same.compatible


async def test_its_drift_reports_are_taken(existing: Any, published: str, capsys: pytest.CaptureFixture[str]) -> None:
    await existing.report_drift("a" * 64, "b" * 64, published, "v1", "checkout")
    assert "Warning" not in capsys.readouterr().out  # it prints one for any answer it doesn't expect


async def test_a_sync_that_is_not_configured_is_its_registry_error(existing: Any) -> None:
    with pytest.raises(RegistryError, match="403"):
        await existing.sync_schemas("local", path="schemas")


async def test_its_own_enforce_never_worked_and_says_so(existing: Any, published: str) -> None:
    # Version 0.2.0 calls a method that it doesn't have; no registry can help. Ours: RegistryClient.enforce.
    with pytest.raises(RegistryError, match="get_schema"):
        await existing.enforce({}, published)
