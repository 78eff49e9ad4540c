"""Says what happened to a schema so far, and ends with 1 where a change broke its readers.

python follow.py --reads telemetry.FeedbackEvent [--follow]
"""

from __future__ import annotations

import argparse
import json
import os
import sys

from confluent_kafka import Consumer, TopicPartition

_PUBLISHED = "dev.assay.schema.version-published.v1"
_DEPRECATED = "dev.assay.schema.deprecation-stated.v1"
_TOPIC = "assay.schema-changes"


def main() -> int:
    """Read the one partition of the topic of changes from its beginning."""
    parser = argparse.ArgumentParser(description="Reads assay.schema-changes.")
    parser.add_argument("--reads", required=True, metavar="NAME", help="the schema that this program depends on")
    parser.add_argument("--follow", action="store_true", help="go on with what comes, until Ctrl-C")
    arguments = parser.parse_args()
    consumer = Consumer(
        {
            "bootstrap.servers": os.environ.get("ASSAY_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
            "group.id": "example",
            "enable.auto.commit": False,
            "enable.partition.eof": True,
            "isolation.level": "read_committed",
        }
    )
    consumer.assign([TopicPartition(_TOPIC, 0, 0)])
    breaking = False
    at_end = False
    while arguments.follow or not at_end:
        message = consumer.poll(1)
        if message is None:
            continue
        if message.error():  # the end so far, or what Kafka's client mends by itself
            at_end = message.error().name() == "_PARTITION_EOF"
            continue
        headers = {name: (value or b"").decode() for name, value in message.headers() or []}
        change = json.loads(message.value())
        if change.get("name") == arguments.reads:
            breaking |= tell(headers.get("ce_type", ""), change)
    consumer.close()
    return 1 if breaking else 0


def tell(kind: str, change: dict[str, object]) -> bool:
    """A line about a change; whether it breaks readers. Other kinds may come any day and are no error."""
    version = f"{change['track']}/{change['name']}@{change.get('core_version')}"
    if kind == _PUBLISHED:
        breaking = change.get("breaking") is True
        print(f"{version} was published{', and breaks readers' if breaking else ''}", flush=True)
        return breaking
    if kind == _DEPRECATED and change.get("deprecated"):
        print(f"{version} is deprecated: {change.get('deprecation_note')}", flush=True)
    return False


if __name__ == "__main__":
    sys.exit(main())
