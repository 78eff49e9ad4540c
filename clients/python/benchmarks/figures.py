"""Figures of the client, against a running registry.

python clients/python/benchmarks/figures.py [--registry URL]
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assay_client import RegistryClient, SchemaManager, Settings

_FEEDBACK = Path(__file__).resolve().parents[3] / "schemas/v1/telemetry.FeedbackEvent.json"
_EVENT = {"coordinator_id": "c-1", "queue_size": 10, "capacity": 100, "level": "ok", "source": "store", "ts": 1.5}
_SCHEMAS = 40
_EVENTS = 50_000
_MINUTES = 60


def main() -> None:
    """Print the figures, with the goals of those that have one."""
    parser = argparse.ArgumentParser(description="Figures of assay-client.")
    parser.add_argument("--registry", default="http://127.0.0.1:8081", metavar="URL")
    settings = Settings(url=parser.parse_args().registry)
    with RegistryClient(settings=settings) as client:
        names = _publish(client)
        _fetches(client, settings, names)
        _hit_rate(settings, names)
        _validations(client, settings, names[0])


def _publish(client: RegistryClient) -> list[str]:
    prefix = f"bench.{uuid.uuid4().hex[:8]}"
    schema = json.loads(_FEEDBACK.read_text())
    names = [f"{prefix}.{number}" for number in range(_SCHEMAS)]
    for name in names:
        client.upload_schema(name, "v1", "1.0.0", schema)
    return names


def _fetches(client: RegistryClient, settings: Settings, names: list[str]) -> None:
    """Cold: a new connection and a schema never asked for. Again: the registry answers 304. Cached: no question."""
    cold = []
    for name in names:
        with RegistryClient(settings=settings) as fresh:
            cold.append(_timed(lambda fresh=fresh, name=name: fresh.fetch_schema("v1", name)))  # type: ignore[misc]
    manager = SchemaManager(client)
    first = [_timed(lambda name=name: manager.schema(f"v1/{name}")) for name in names]  # type: ignore[misc]
    manager.stock.expire()
    again = [_timed(lambda name=name: manager.schema(f"v1/{name}")) for name in names]  # type: ignore[misc]
    cached = [_timed(lambda name=name: manager.schema(f"v1/{name}")) for name in names for _ in range(50)]  # type: ignore[misc]
    _tell("fetch, cold (new connection)", cold, "goal: p95 < 100 ms")
    _tell("fetch, first, connection kept", first, "")
    _tell("fetch, asked again (304)", again, "")
    _tell("fetch, cached", cached, "goal: p95 < 20 ms")


def _hit_rate(settings: Settings, names: list[str]) -> None:
    """An hour of one service by a clock of its own: skewed traffic, a TTL of 5 min, a release every ten minutes."""
    now = [0.0]
    chosen = random.Random(1)
    weights = [1 / (rank + 1) for rank in range(len(names))]
    with SchemaManager(settings=settings, clock=lambda: now[0]) as manager:
        for event in range(_EVENTS):
            now[0] = _MINUTES * 60 * event / _EVENTS
            if event and event % (_EVENTS // 6) == 0:
                for name in names[: _SCHEMAS // 4]:
                    manager.stock.expire(name)
            manager.validate_payload(f"v1/{chosen.choices(names, weights)[0]}", _EVENT)
        stats = manager.get_stats()
    goal = "goal: > 95 %"
    print(f"{'hit rate over an hour':<34} {stats['hit_rate']:8.2%}   of {_EVENTS:,} events, {_SCHEMAS} schemas  {goal}")


def _validations(client: RegistryClient, settings: Settings, name: str) -> None:
    enabled = SchemaManager(client)
    disabled = SchemaManager(client, settings=Settings(url=settings.url, enabled=False))
    text = json.dumps(_EVENT).encode()
    broken = {**_EVENT, "queue_size": -1}
    ref = f"v1/{name}"
    validator = enabled.schema(ref).validator
    _tell_cost("validate_payload, valid", lambda: enabled.validate_payload(ref, _EVENT))
    _tell_cost("judge, valid, from bytes", lambda: enabled.judge(ref, text))
    _tell_cost("validate_payload, invalid", lambda: enabled.validate_payload(ref, broken))
    _tell_cost("the validator alone", lambda: validator.is_valid(_EVENT))
    _tell_cost("validate_payload, enabled=false", lambda: disabled.validate_payload(ref, _EVENT))
    _tell_cost("a call that does nothing", lambda: None)


def _timed(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1_000


def _tell(what: str, took_ms: list[float], goal: str) -> None:
    p95 = statistics.quantiles(took_ms, n=20)[-1]
    print(f"{what:<34} {statistics.median(took_ms):8.3f} ms p50   {p95:8.3f} ms p95   {len(took_ms)} calls  {goal}")


def _tell_cost(what: str, call: Callable[[], Any]) -> None:
    for _ in range(2_000):
        call()
    rounds = []
    for _ in range(7):
        start = time.perf_counter_ns()
        for _ in range(5_000):
            call()
        rounds.append((time.perf_counter_ns() - start) / 5_000)
    print(f"{what:<34} {statistics.median(rounds) / 1_000:8.3f} µs a call")


if __name__ == "__main__":
    main()
