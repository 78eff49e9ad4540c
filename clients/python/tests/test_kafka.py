"""Records through a real broker, with both Kafka libraries."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from confluent_kafka import Consumer, Producer, SerializingProducer
from confluent_kafka.admin import AdminClient, NewTopic
from confluent_kafka.serialization import MessageField, SerializationContext

from assay_client import AsyncRegistryClient, AsyncSchemaManager, Outcome, PayloadInvalid, RegistryClient, SchemaManager
from assay_client.kafka import RecordReader, RecordWriter
from assay_client.kafka.aio import AsyncValidatingProducer, read_records
from assay_client.kafka.confluent import (
    JsonSchemaDeserializer,
    JsonSchemaSerializer,
    ValidatingProducer,
    read_message,
)
from tests.conftest import valid_event
from tests.harness.stack import Stack


@pytest.fixture
def schemas(client: RegistryClient) -> SchemaManager:
    return SchemaManager(client)


@pytest.fixture
async def schemas_async(async_client: AsyncRegistryClient) -> AsyncSchemaManager:
    return AsyncSchemaManager(async_client)


@pytest.fixture
def consumer(stack: Stack, name: str) -> Iterator[Any]:
    made = Consumer({"bootstrap.servers": stack.bootstrap, "group.id": name, "auto.offset.reset": "earliest"})
    yield made
    made.close()


@pytest.fixture
def topic(stack: Stack, name: str) -> str:
    """A topic of the test's own; the broker makes none by itself."""
    admin = AdminClient({"bootstrap.servers": stack.bootstrap})
    admin.create_topics([NewTopic(f"{name}.topic", 1, 1)])[f"{name}.topic"].result(20)
    return f"{name}.topic"


def received(consumer: Any, topic: str, count: int) -> list[Any]:
    consumer.subscribe([topic])
    found: list[Any] = []
    deadline = time.monotonic() + 20
    while len(found) < count:
        assert time.monotonic() < deadline, f"{len(found)} of {count} records"
        message = consumer.poll(0.2)
        if message is not None and message.error() is None:
            found.append(message)
    return found


def test_a_record_names_the_version_that_judged_it(schemas: SchemaManager, published: str) -> None:
    writer = RecordWriter(schemas, {"events": f"v1/{published}"})
    written = writer.write("events", valid_event(), [("trace", b"1")])
    assert json.loads(written.value) == valid_event()
    assert written.headers == [("trace", b"1"), ("assay-schema", f"v1/{published}@1.0.0".encode())]
    assert writer.write("elsewhere", {}).headers == []


def test_the_modes_refuse_tell_or_stay_out(schemas: SchemaManager, published: str) -> None:
    ref = f"v1/{published}"
    with pytest.raises(PayloadInvalid):
        RecordWriter(schemas, ref).write("t", {})
    warned = RecordWriter(schemas, ref, "warn").write("t", {})
    assert (warned.verdict.outcome, warned.headers) == (Outcome.INVALID, [])
    assert RecordWriter(schemas, ref, "off").write("t", {}).verdict.outcome is Outcome.UNCHECKED
    with pytest.raises(ValueError, match="use off, warn, strict"):
        RecordWriter(schemas, ref, "loud")
    with pytest.raises(ValueError, match="JSON"):
        RecordWriter(schemas, ref).write("t", {"queue_size": float("nan")})


def test_a_reader_trusts_the_header_before_the_topic_and_survives_what_is_no_json(
    schemas: SchemaManager, published: str
) -> None:
    reader = RecordReader(schemas, {"t": "v1/no.Such"})
    header = [("assay-schema", f"v1/{published}".encode())]
    assert reader.read("t", b"{}", header)[1].outcome is Outcome.INVALID
    assert reader.read("t", b"{}")[1].outcome is Outcome.UNCHECKED
    payload, verdict = reader.read("t", b'{"a": NaN}', header)
    assert (payload, verdict.outcome) == (None, Outcome.INVALID)
    assert reader.read("t", b"\xff\xfe", header)[0] is None
    assert reader.read("t", None, header) == (None, reader.read("t", None)[1])
    assert reader.read("t", b"{}", [("assay-schema", b"no / reference")])[1].outcome is Outcome.UNCHECKED
    with pytest.raises(PayloadInvalid):
        RecordReader(schemas, f"v1/{published}", "strict").read("t", b"{}")


def test_confluent_kafka_carries_what_is_valid_and_nothing_else(
    stack: Stack, schemas: SchemaManager, published: str, topic: str, consumer: Any
) -> None:
    producer = ValidatingProducer(
        Producer({"bootstrap.servers": stack.bootstrap}), schemas, lambda _topic: f"v1/{published}"
    )
    with pytest.raises(PayloadInvalid):
        producer.produce(topic, valid_event(queue_size=-1))
    producer.produce(topic, valid_event(), key="c-1", headers={"trace": "1"})
    assert producer.flush(20) == 0
    (message,) = received(consumer, topic, 1)
    assert dict(message.headers()) == {"trace": b"1", "assay-schema": f"v1/{published}@1.0.0".encode()}
    payload, verdict = read_message(RecordReader(schemas), message)
    assert (payload, verdict.outcome) == (valid_event(), Outcome.VALID)


def test_confluent_kafkas_own_serialisation_takes_ours(
    stack: Stack, schemas: SchemaManager, published: str, topic: str, consumer: Any
) -> None:
    producer = SerializingProducer(
        {
            "bootstrap.servers": stack.bootstrap,
            "value.serializer": JsonSchemaSerializer(schemas, f"v1/{published}"),
        }
    )
    with pytest.raises(Exception, match="must be at least 0"):
        producer.produce(topic, value=valid_event(queue_size=-1), headers=[])
    producer.produce(topic, value=valid_event(), headers=[("trace", b"1")])
    assert producer.flush(20) == 0
    (message,) = received(consumer, topic, 1)
    ctx = SerializationContext(topic, MessageField.VALUE, message.headers())
    assert JsonSchemaDeserializer(schemas, f"v1/{published}", "strict")(message.value(), ctx) == valid_event()
    assert dict(message.headers()) == {"trace": b"1", "assay-schema": f"v1/{published}@1.0.0".encode()}


async def test_aiokafka_carries_what_is_valid_and_reads_it_judged(
    stack: Stack, schemas_async: AsyncSchemaManager, published: str, topic: str
) -> None:
    async with AIOKafkaProducer(bootstrap_servers=stack.bootstrap) as plain:
        producer = AsyncValidatingProducer(plain, schemas_async, f"v1/{published}")
        with pytest.raises(PayloadInvalid):
            await producer.send_and_wait(topic, valid_event(level="loud"))
        await producer.send_and_wait(topic, valid_event(), key=b"c-1", headers=[("trace", b"1")])
        await plain.send_and_wait(topic, b"not json", headers=[("assay-schema", f"v1/{published}".encode())])
        await plain.send_and_wait(topic, None, key=b"c-1")
    consumer = AIOKafkaConsumer(topic, bootstrap_servers=stack.bootstrap, auto_offset_reset="earliest")
    async with consumer, asyncio.timeout(20):
        found = []
        async for record, payload, verdict in read_records(consumer, schemas_async):
            found.append((payload, verdict.outcome, dict(record.headers).get("assay-schema")))
            if len(found) == 3:
                break
    assert found == [
        (valid_event(), Outcome.VALID, f"v1/{published}@1.0.0".encode()),
        (None, Outcome.INVALID, f"v1/{published}".encode()),
        (None, Outcome.UNCHECKED, None),
    ]
