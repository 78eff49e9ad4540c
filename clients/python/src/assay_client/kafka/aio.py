"""For ``aiokafka``: a producer that judges first, and records as a consumer gets them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from assay_client.aio.manager import AsyncSchemaManager
from assay_client.enforcing import checked_mode
from assay_client.kafka.records import (
    NOT_ASKED,
    Headers,
    as_bytes,
    resolved,
    schema_header,
    settle,
    told_header,
)
from assay_client.validation import parse
from assay_client.verdicts import Verdict

Schemas = str | Mapping[str, str] | Callable[[str], str | None]


class AsyncValidatingProducer:
    """Wraps an ``AIOKafkaProducer`` without serialisers: what is refused never reaches its buffer."""

    def __init__(self, producer: Any, manager: AsyncSchemaManager, schemas: Schemas, mode: str = "strict") -> None:
        """Produce with that producer; judge by one schema, by the topic's, or as a function says."""
        self._producer = producer
        self._manager = manager
        self._schemas = schemas
        self._mode = checked_mode(mode)

    async def send(self, topic: str, value: Any, *, headers: Headers | None = None, **rest: Any) -> Any:
        """As ``AIOKafkaProducer.send``, with a payload for a value."""
        said = list(headers or [])
        written = value if isinstance(value, bytes) else as_bytes(value)
        verdict = await judged(self._manager, self._schemas, self._mode, topic, value, said)
        return await self._producer.send(topic, written, headers=told_header(said, verdict), **rest)

    async def send_and_wait(self, topic: str, value: Any, **rest: Any) -> Any:
        """The same, until the broker has it."""
        return await (await self.send(topic, value, **rest))

    def __getattr__(self, name: str) -> Any:
        """Everything else is the producer's."""
        return getattr(self._producer, name)


async def read_records(
    consumer: Any, manager: AsyncSchemaManager, schemas: Schemas = "", mode: str = "warn"
) -> AsyncIterator[tuple[Any, Any, Verdict]]:
    """Record, payload and verdict, as they come; what is no JSON has no payload, a tombstone neither."""
    checked_mode(mode)
    async for record in consumer:
        if record.value is None:
            yield record, None, NOT_ASKED
            continue
        verdict = await judged(manager, schemas, mode, record.topic, record.value, record.headers)
        try:
            payload = parse(record.value)
        except ValueError:
            payload = None
        yield record, payload, verdict


async def judged(
    manager: AsyncSchemaManager, schemas: Schemas, mode: str, topic: str, value: Any, headers: Any
) -> Verdict:
    """The verdict on a value, settled by the mode."""
    ref = schema_header(headers) or (resolved(schemas, topic) if schemas else None)
    if mode == "off" or ref is None:
        return NOT_ASKED
    return settle(await manager.judge(ref, value), mode, topic)
