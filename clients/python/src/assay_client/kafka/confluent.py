"""For ``confluent-kafka``: a producer that judges first, and serialisers for its own producers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from assay_client.kafka.records import RecordReader, RecordWriter, schema_header
from assay_client.manager import SchemaManager
from assay_client.verdicts import Verdict


class ValidatingProducer:
    """Wraps a ``confluent_kafka.Producer``: what is refused never reaches its buffer."""

    def __init__(
        self,
        producer: Any,
        manager: SchemaManager,
        schemas: str | Mapping[str, str] | Callable[[str], str | None],
        mode: str = "strict",
    ) -> None:
        """Produce with that producer, judge as a :class:`RecordWriter` does."""
        self._producer = producer
        self._writer = RecordWriter(manager, schemas, mode)

    def produce(self, topic: str, value: Any, *, headers: Any = None, **rest: Any) -> Verdict:
        """As ``Producer.produce``, with a payload for a value; the verdict besides."""
        pairs = list(headers.items()) if isinstance(headers, dict) else list(headers or [])
        said = [(name, each if isinstance(each, bytes) else str(each).encode()) for name, each in pairs]
        written = self._writer.write(topic, value, said)
        self._producer.produce(topic, written.value, headers=written.headers, **rest)
        return written.verdict

    def __getattr__(self, name: str) -> Any:
        """Everything else is the producer's: ``poll``, ``flush``, transactions."""
        return getattr(self._producer, name)


class JsonSchemaSerializer:
    """A ``value.serializer`` of ``confluent_kafka.SerializingProducer``; writes the schema's header."""

    def __init__(
        self,
        manager: SchemaManager,
        schemas: str | Mapping[str, str] | Callable[[str], str | None],
        mode: str = "strict",
    ) -> None:
        """Judge as a :class:`RecordWriter` does."""
        self._writer = RecordWriter(manager, schemas, mode)

    def __call__(self, payload: Any, ctx: Any = None) -> bytes | None:
        """The bytes; headers are added where the producer was given a list of them."""
        if payload is None:
            return None
        given = ctx.headers if ctx is not None else None
        written = self._writer.write(ctx.topic if ctx is not None else "", payload, list(given or []))
        if isinstance(given, list):
            given[:] = written.headers
        return written.value


class JsonSchemaDeserializer:
    """A ``value.deserializer`` of ``confluent_kafka.DeserializingConsumer``."""

    def __init__(
        self,
        manager: SchemaManager,
        schemas: str | Mapping[str, str] | Callable[[str], str | None] = "",
        mode: str = "warn",
    ) -> None:
        """Judge as a :class:`RecordReader` does; ``strict`` raises."""
        self._reader = RecordReader(manager, schemas, mode)

    def __call__(self, value: bytes | None, ctx: Any = None) -> Any:
        """The payload."""
        headers = ctx.headers if ctx is not None else None
        return self._reader.read(ctx.topic if ctx is not None else "", value, headers)[0]


def read_message(reader: RecordReader, message: Any) -> tuple[Any, Verdict]:
    """Payload and verdict of a ``confluent_kafka.Message``."""
    return reader.read(message.topic(), message.value(), message.headers())


__all__ = [
    "JsonSchemaDeserializer",
    "JsonSchemaSerializer",
    "ValidatingProducer",
    "read_message",
    "schema_header",
]
