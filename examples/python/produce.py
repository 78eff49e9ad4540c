"""Sends the events of a file, one a line; what breaks the contract is told and never sent.

python produce.py EVENTS.jsonl
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from confluent_kafka import Producer

from assay_client import PayloadInvalid, SchemaManager, Settings
from assay_client.kafka.confluent import ValidatingProducer

_TOPIC = "telemetry.feedback"


def main() -> None:
    """Send them."""
    parser = argparse.ArgumentParser(description="Sends events to telemetry.feedback.")
    parser.add_argument("events", type=Path, metavar="EVENTS.jsonl")
    lines = parser.parse_args().events.read_bytes().splitlines()
    kafka = Producer({"bootstrap.servers": os.environ.get("ASSAY_BOOTSTRAP_SERVERS", "127.0.0.1:9092")})
    # The stable track, whatever a preview asks for meanwhile.
    settings = Settings(url=os.environ.get("ASSAY_REGISTRY_URL", "http://127.0.0.1:8081"), prefer_track="v1")
    sent = 0
    with SchemaManager(settings=settings) as schemas:
        producer = ValidatingProducer(kafka, schemas, {_TOPIC: "telemetry.FeedbackEvent"}, mode="strict")
        for number, line in enumerate(lines, 1):
            try:
                producer.produce(_TOPIC, line)
                sent += 1
            except PayloadInvalid as refused:
                print(f"line {number} not sent: {refused}")
        producer.flush(30)
    print(f"sent {sent} of {len(lines)}")


if __name__ == "__main__":
    main()
