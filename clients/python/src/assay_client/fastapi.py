"""Judges request bodies before a FastAPI (or any ASGI) application sees them."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from assay_client.aio.manager import AsyncSchemaManager
from assay_client.enforcing import checked_mode
from assay_client.verdicts import Outcome, Verdict

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_log = logging.getLogger("assay_client")
MAX_BODY_BYTES = 1 << 20


class SchemaMiddleware:
    """``app.add_middleware(SchemaMiddleware, manager=…, schemas={"POST /feedback": "NAME"})``.

    ``warn`` lets an invalid body through, with ``request.state.assay_verdict`` and the answer's header
    ``Assay-Verdict``; ``strict`` answers 422 with the violations as ``application/problem+json``. A
    path may hold parameters: ``POST /stores/{store}/feedback``.
    """

    def __init__(
        self,
        app: App,
        manager: AsyncSchemaManager,
        schemas: Mapping[str, str],
        mode: str = "warn",
        max_body_bytes: int = MAX_BODY_BYTES,
    ) -> None:
        """Judge the bodies of these routes; larger ones than allowed are answered with 413."""
        try:
            from starlette.routing import compile_path
        except ImportError as missing:
            raise ImportError("pip install 'assay-client[fastapi]' for the middleware") from missing
        self._app = app
        self._manager = manager
        self._mode = checked_mode(mode)
        self._max_body_bytes = max_body_bytes
        self._routes = []
        for route, schema in schemas.items():
            method, blank, path = route.partition(" ")
            if not blank or not path.startswith("/"):
                raise ValueError(f"'{route}' is no route; write METHOD /path")
            self._routes.append((method.upper(), compile_path(path)[0], schema))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge, then pass on or refuse."""
        schema = self._schema_of(scope)
        if schema is None or self._mode == "off":
            await self._app(scope, receive, send)
            return
        body = await self._body(receive)
        if body is None:
            detail = f"the body has more than {self._max_body_bytes} bytes"
            await _refuse(send, 413, "too-large", "Content too large", detail, Verdict(Outcome.INVALID))
            return
        verdict = await self._manager.judge(schema, body)
        if verdict.outcome is Outcome.INVALID:
            _log.warning("path=%s schema=%s invalid: %s", scope["path"], verdict.schema, "; ".join(verdict.errors[:3]))
            if self._mode == "strict":
                detail = f"the body breaks {verdict.schema}"
                await _refuse(send, 422, "schema-violation", "The body breaks its schema", detail, verdict)
                return
        scope.setdefault("state", {})["assay_verdict"] = verdict
        await self._app(scope, _replay(body, receive), _marking(send, verdict))

    def _schema_of(self, scope: Scope) -> str | None:
        if scope["type"] != "http":
            return None
        for method, path, schema in self._routes:
            if method == scope["method"] and path.match(scope["path"]):
                return schema
        return None

    async def _body(self, receive: Receive) -> bytes | None:
        chunks: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            chunk = message.get("body", b"")
            size += len(chunk)
            if size > self._max_body_bytes:
                return None
            chunks.append(chunk)
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return b"".join(chunks)


def _replay(body: bytes, receive: Receive) -> Receive:
    told = False

    async def again() -> MutableMapping[str, Any]:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _marking(send: Send, verdict: Verdict) -> Send:
    async def marked(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            header = (b"assay-verdict", verdict.outcome.value.encode())
            message = {**message, "headers": [*message.get("headers", []), header]}
        await send(message)

    return marked


async def _refuse(send: Send, status: int, kind: str, title: str, detail: str, verdict: Verdict) -> None:
    problem = {
        "type": f"urn:assay:problem:{kind}",
        "title": title,
        "status": status,
        "detail": detail,
        "remedy": "correct what is named, or send by an older version of the schema"
        if verdict.violations
        else "send less at a time",
        "violations": [violation.as_json() for violation in verdict.violations],
    }
    body = json.dumps(problem, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
