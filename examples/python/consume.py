"""Reads what a validated topic holds now, and counts the verdicts.

python consume.py [--topic telemetry.feedback.validated]
"""

from __future__ import annotations

import argparse
import os

from confluent_kafka import Consumer, TopicPartition

from assay_client import SchemaManager, Settings
from assay_client.kafka import RecordReader
from assay_client.kafka.confluent import read_message


def main() -> None:
    """Read from the beginning to where each partition ends at the start."""
    parser = argparse.ArgumentParser(description="Reads a validated topic.")
    parser.add_argument("--topic", default="telemetry.feedback.validated")
    topic = parser.parse_args().topic
    consumer = Consumer(
        {
            "bootstrap.servers": os.environ.get("ASSAY_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
            "group.id": "example",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "isolation.level": "read_committed",  # what an aborted transaction wrote was never there
        }
    )
    partitions = [TopicPartition(topic, each, 0) for each in consumer.list_topics(topic, 30).topics[topic].partitions]
    consumer.assign(partitions)
    settings = Settings(url=os.environ.get("ASSAY_REGISTRY_URL", "http://127.0.0.1:8081"))
    counts = {"valid": 0, "invalid": 0, "unchecked": 0}
    left = len(partitions)
    with SchemaManager(settings=settings) as schemas:
        reader = RecordReader(schemas, "telemetry.FeedbackEvent", mode="warn")
        while left:
            message = consumer.poll(1)
            if message is None:
                continue
            if message.error():  # the end of a partition, or what Kafka's client mends by itself
                left -= message.error().name() == "_PARTITION_EOF"
                continue
            _, verdict = read_message(reader, message)
            counts[verdict.outcome.value] += 1
    consumer.close()
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items()))


if __name__ == "__main__":
    main()
