"""The client against the running registry, blocking and async."""

from __future__ import annotations

from typing import Any

import pytest

from assay_client import AsyncRegistryClient, PayloadInvalid, RegistryClient, RegistryRefused, SchemaNotFound
from tests.conftest import valid_event


def test_what_is_uploaded_is_fetched_by_name_version_alias_and_id(
    client: RegistryClient, name: str, feedback: dict[str, Any]
) -> None:
    answer = client.upload_schema(name, "v1", "1.0.0", feedback, f"{name}.id")
    assert answer["core_version"] == "1.0.0"
    latest = client.fetch_schema("v1", name)
    assert latest.content == feedback
    assert str(latest.ref) == f"v1/{name}@1.0.0"
    assert client.fetch_schema("v1", name, "1.0.0") == latest
    assert client.fetch_schema("v1", name, "1") == latest
    assert client.fetch_schema_by_id(f"{name}.id") == latest
    assert [each.core_version for each in client.list_versions("v1", name)] == ["1.0.0"]
    assert (name, "1.0.0") in {(each.name, each.latest_core_version) for each in client.get_index().entries}


def test_a_refusal_carries_the_registrys_reason_and_remedy(client: RegistryClient, name: str) -> None:
    with pytest.raises(RegistryRefused) as refused:
        client.upload_schema(name, "v1", "not a version", {"type": "object"})
    assert refused.value.status == 400
    assert refused.value.remedy
    assert refused.value.remedy in str(refused.value)


def test_an_unknown_schema_and_an_unknown_version_are_not_found(client: RegistryClient, published: str) -> None:
    with pytest.raises(SchemaNotFound):
        client.fetch_schema("v1", "no.Such")
    with pytest.raises(SchemaNotFound, match=r"1\.0\.0"):
        client.fetch_schema("v1", published, "9.9.9")


def test_compatibility_names_what_breaks_between_versions_tracks_and_candidates(
    client: RegistryClient, published: str, feedback: dict[str, Any]
) -> None:
    stricter = {**feedback, "required": [*feedback["required"], "region"]}
    answer = client.check_compatibility(published, "v1", "1.0.0", content=stricter)
    assert not answer.compatible
    assert answer.breaking_reasons
    client.upload_schema(published, "v2", "2.0.0", stricter)
    for version in ("1.0.0", "v1.0.0", None):
        across = client.check_compatibility(published, "v1", version, "v2", "2.0.0")
        assert not across.compatible
        assert (across.older, across.newer) == (f"v1/{published}@1.0.0", f"v2/{published}@2.0.0")


def test_negotiation_prefers_falls_back_and_says_why(
    client: RegistryClient, published: str, feedback: dict[str, Any]
) -> None:
    first = client.negotiate(published, "v2", "v1")
    assert (first.track, first.fallback) == ("v1", True)
    assert first.reason
    client.upload_schema(published, "v2", "2.0.0", {**feedback, "title": "another"})
    assert client.negotiate(published).track == "v2"


def test_a_dry_run_writes_nothing(client: RegistryClient, name: str) -> None:
    client.upload_schema(name, "v1", "1.0.0", {"type": "object"}, dry_run=True)
    with pytest.raises(SchemaNotFound):
        client.fetch_schema("v1", name)


def test_drift_is_reported_and_sync_is_refused_where_it_is_not_configured(
    client: RegistryClient, published: str
) -> None:
    client.report_drift(published, kind="unknown-field", detail="seen by a test", pointer="/extra", count=3)
    with pytest.raises(RegistryRefused, match=r"sync\.local\.root"):
        client.sync_schemas("local", path="schemas")


def test_enforcing_warns_or_refuses(client: RegistryClient, published: str) -> None:
    assert client.enforce(valid_event(), published).valid
    warned = client.enforce(valid_event(queue_size=-1), published, mode="warn")
    assert (warned.valid, warned.errors) == (False, ("/queue_size: must be at least 0",))
    assert warned.warnings
    with pytest.raises(PayloadInvalid, match="must be at least 0"):
        client.enforce(valid_event(queue_size=-1), published, mode="strict")
    with pytest.raises(ValueError, match="use warn, strict"):
        client.enforce(valid_event(), published, mode="loud")


async def test_the_async_client_answers_the_same(
    async_client: AsyncRegistryClient, client: RegistryClient, published: str, feedback: dict[str, Any]
) -> None:
    answer = await async_client.upload_schema(published, "v2", "2.0.0", {**feedback, "title": "another"})
    assert answer["core_version"] == "2.0.0"
    assert (await async_client.get_index()).tracks == client.get_index().tracks
    assert await async_client.fetch_schema("v1", published) == client.fetch_schema("v1", published)
    assert await async_client.fetch_schema_by_id(published) == client.fetch_schema_by_id(published)
    assert await async_client.list_versions("v1", published) == client.list_versions("v1", published)
    assert await async_client.negotiate(published) == client.negotiate(published)
    same = client.check_compatibility(published, "v1", None, "v2")
    assert await async_client.check_compatibility(published, "v1", None, "v2") == same
    await async_client.report_drift(published)
    with pytest.raises(RegistryRefused):
        await async_client.sync_schemas("local")
    with pytest.raises(PayloadInvalid):
        await async_client.enforce({}, published, mode="strict")
    assert (await async_client.enforce(valid_event(), published)).valid
