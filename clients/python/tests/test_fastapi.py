"""The middleware before a real FastAPI application."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI, Request

from assay_client import AsyncRegistryClient, AsyncSchemaManager
from assay_client.fastapi import SchemaMiddleware
from tests.conftest import valid_event


def application(schemas: AsyncSchemaManager, name: str, mode: str, **more: Any) -> httpx.AsyncClient:
    app = FastAPI()

    @app.post("/stores/{store}/feedback")
    async def take(store: str, request: Request) -> dict[str, Any]:
        verdict = request.state.assay_verdict
        return {"store": store, "got": await request.json(), "verdict": verdict.outcome}

    @app.post("/free")
    async def free(request: Request) -> int:
        return len(await request.body())

    routes = {"POST /stores/{store}/feedback": f"v1/{name}"}
    app.add_middleware(SchemaMiddleware, manager=schemas, schemas=routes, mode=mode, **more)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://app")


async def test_a_valid_body_reaches_the_application_whole(async_client: AsyncRegistryClient, published: str) -> None:
    async with application(AsyncSchemaManager(async_client), published, "strict") as app:
        answer = await app.post("/stores/s1/feedback", json=valid_event())
        assert answer.json() == {"store": "s1", "got": valid_event(), "verdict": "valid"}
        assert answer.headers["assay-verdict"] == "valid"
        assert (await app.post("/free", content=b"anything")).json() == 8


async def test_strict_answers_with_a_problem_that_names_places(
    async_client: AsyncRegistryClient, published: str
) -> None:
    async with application(AsyncSchemaManager(async_client), published, "strict") as app:
        answer = await app.post("/stores/s1/feedback", json=valid_event(queue_size=-1, level="secret-value"))
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/problem+json"
        problem = answer.json()
        assert [each["instance"] for each in problem["violations"]] == ["/level", "/queue_size"]
        assert problem["remedy"]
        assert "secret-value" not in answer.text
        assert (await app.post("/stores/s1/feedback", content=b"{")).status_code == 422


async def test_warn_lets_it_through_and_tells(async_client: AsyncRegistryClient, published: str) -> None:
    async with application(AsyncSchemaManager(async_client), published, "warn") as app:
        answer = await app.post("/stores/s1/feedback", json={"queue_size": -1})
        assert answer.status_code == 200
        assert answer.json()["verdict"] == "invalid"
        assert answer.headers["assay-verdict"] == "invalid"


async def test_an_unknown_schema_is_nobodys_fault_and_off_judges_nothing(async_client: AsyncRegistryClient) -> None:
    async with application(AsyncSchemaManager(async_client), "no.Such", "strict") as app:
        assert (await app.post("/stores/s1/feedback", json={})).json()["verdict"] == "unchecked"


async def test_a_body_that_is_too_large_is_refused_before_it_is_read_whole(
    async_client: AsyncRegistryClient, published: str
) -> None:
    async with application(AsyncSchemaManager(async_client), published, "warn", max_body_bytes=10) as app:
        assert (await app.post("/stores/s1/feedback", json=valid_event())).status_code == 413


def test_a_route_that_is_none_is_refused_at_the_start(published: str) -> None:
    async def nothing(*_: Any) -> None:
        pass

    with pytest.raises(ValueError, match="METHOD /path"):
        SchemaMiddleware(nothing, AsyncSchemaManager(), {"/feedback": published})
