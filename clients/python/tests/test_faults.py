"""What comes of a registry that is gone, slow, or no registry at all. Every fault is a real one."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from assay_client import (
    AnswerUnreadable,
    AsyncRegistryClient,
    AsyncSchemaManager,
    Outcome,
    Patience,
    RegistryClient,
    RegistryTimeout,
    RegistryUnreachable,
    SchemaManager,
    Settings,
)
from assay_client.patience import seconds_of
from tests.conftest import IMPATIENT, valid_event
from tests.harness.garbage import Reply, Scripted
from tests.harness.link import Link
from tests.harness.stack import Stack

NAME = "telemetry.FeedbackEvent"
SCHEMA = {
    "name": NAME, "track": "v1", "core_version": "1.0.0", "sha256": "ab", "$schema_id": NAME,
    "content": {"required": ["x"]},
}  # fmt: skip
NONSENSE = [
    Reply(body=b"<html>It works!</html>", content_type="text/html"),
    Reply(body=b"\x00\xff\xfe", content_type="application/octet-stream"),
    Reply(body=b""),
    Reply.of([]),
    Reply.of({}),
    Reply.of({"name": 1, "track": None}),
    Reply.of({**SCHEMA, "content": "none"}),
    Reply.of({**SCHEMA, "content": {"type": "nonsense"}}),
    Reply.of({**SCHEMA, "content": {"$ref": "http://127.0.0.1:1/elsewhere"}}),
    Reply(body=b"not gzip", headers={"Content-Encoding": "gzip"}),
    Reply(body=b"{", claimed_length=1000),
    Reply(304, b""),
    Reply(404, b"<h1>Not Found</h1>", content_type="text/html"),
    Reply(500, b"oops"),
    Reply(502, b"bad gateway"),
    Reply(302, b"", headers={"Location": "http://127.0.0.1:1/"}),
]


def impatient(url: str, timeout_s: float = 2.0) -> RegistryClient:
    return RegistryClient(settings=Settings(url=url, timeout_s=timeout_s), patience=IMPATIENT)


@pytest.mark.parametrize("nonsense", NONSENSE, ids=[f"{r.status}-{r.body[:12]!r}-{i}" for i, r in enumerate(NONSENSE)])
async def test_nonsense_lets_payloads_through_unchecked_and_is_counted(scripted: Scripted, nonsense: Reply) -> None:
    scripted.replies = [nonsense]
    with impatient(scripted.url) as client, SchemaManager(client) as schemas:
        verdict = schemas.judge("v1/" + NAME, {"anything": "at all"})
        assert verdict.outcome is Outcome.UNCHECKED
        assert verdict.reason
        assert sum(schemas.get_stats()["errors"].values()) == 1
        assert schemas.validate_payload("v1/" + NAME, {}) == (True, [])
    async with AsyncRegistryClient(settings=Settings(url=scripted.url), patience=IMPATIENT) as client_async:
        schemas_async = AsyncSchemaManager(client_async)
        assert (await schemas_async.judge("v1/" + NAME, {})).outcome is Outcome.UNCHECKED


def test_nonsense_raises_where_the_caller_wants_no_fail_open(scripted: Scripted) -> None:
    scripted.replies = [Reply.of({"hello": "world"})]
    with impatient(scripted.url) as client, pytest.raises(AnswerUnreadable, match="REGISTRY_URL"):
        SchemaManager(client, fail_open=False).judge("v1/" + NAME, {})


def test_who_does_not_answer_in_time_is_a_timeout_and_is_left_alone_for_a_while(scripted: Scripted) -> None:
    never = threading.Event()
    scripted.replies = [Reply(wait=never)]
    with impatient(scripted.url, timeout_s=0.05) as client, SchemaManager(client) as schemas:
        with pytest.raises(RegistryTimeout, match="REGISTRY_TIMEOUT"):
            client.get_index()
        asked = len(scripted.asked)
        for _ in range(50):
            assert schemas.judge("v1/" + NAME, {}).outcome is Outcome.UNCHECKED
        assert len(scripted.asked) - asked <= IMPATIENT.tries
        assert schemas.get_stats()["errors"] == {"timeout": 1}
    never.set()


def test_a_passing_failure_is_asked_again_and_retry_after_is_heard(scripted: Scripted) -> None:
    busy = {"type": "urn:assay:problem:too-many-requests", "title": "Too many", "status": 429}
    scripted.replies = [Reply.of(busy, 429, Retry_After="0"), Reply(502, b"?"), Reply.of(SCHEMA)]
    patience = Patience(tries=3, first_pause_s=0.001)
    with RegistryClient(settings=Settings(url=scripted.url), patience=patience) as client:
        assert client.fetch_schema("v1", NAME).core_version == "1.0.0"
    assert len(scripted.asked) == 3


def test_a_refusal_is_not_asked_again(scripted: Scripted) -> None:
    scripted.replies = [Reply.of({"title": "No", "detail": "because"}, 409)]
    with impatient(scripted.url) as client, pytest.raises(Exception, match="409 No; because"):
        client.upload_schema(NAME, "v1", None, {})
    assert len(scripted.asked) == 1


def test_an_etag_is_handed_back_and_304_is_the_answer_of_before(scripted: Scripted) -> None:
    scripted.replies = [Reply.of(SCHEMA, ETag='"t1"'), Reply(304, b""), Reply.of({**SCHEMA, "core_version": "1.1.0"})]
    with impatient(scripted.url) as client:
        first = client.fetch_schema("v1", NAME)
        assert client.fetch_schema("v1", NAME) is first
        assert client.fetch_schema("v1", NAME).core_version == "1.1.0"
    assert [headers.get("if-none-match") for _, _, headers in scripted.asked] == [None, '"t1"', '"t1"']


def test_the_token_is_sent_and_never_shown(scripted: Scripted) -> None:
    scripted.replies = [Reply.of(SCHEMA)]
    settings = Settings(url=scripted.url, token="s3cret")
    with RegistryClient(settings=settings) as client:
        client.fetch_schema("v1", NAME)
    assert scripted.asked[0][2]["authorization"] == "Bearer s3cret"
    assert "s3cret" not in repr(settings)


def test_a_token_that_leaves_the_machine_in_the_clear_is_told(caplog: pytest.LogCaptureFixture) -> None:
    for url in ("http://127.0.0.1:8081", "https://registry.example", "http://localhost"):
        RegistryClient(settings=Settings(url=url, token="t")).close()
    assert caplog.records == []
    RegistryClient(settings=Settings(url="http://registry.example", token="t")).close()
    assert "in the clear" in caplog.text


@pytest.mark.parametrize(
    ("tries", "status", "retry_after", "pauses"),
    [
        (1, None, None, (0.0, 0.1)),
        (2, 503, None, (0.0, 0.2)),
        (2, 503, "2", (2.0, 2.2)),
        (1, 429, "Fri, 01 Jan 2010 00:00:00 GMT", (0.0, 0.1)),
        (1, 429, "nonsense", (0.0, 0.1)),
    ],
)
def test_pauses_grow_with_full_jitter_above_what_is_asked_for(
    tries: int, status: int | None, retry_after: str | None, pauses: tuple[float, float]
) -> None:
    least = Patience(random=lambda: 0.0).pause(tries, status, retry_after)
    most = Patience(random=lambda: 1.0).pause(tries, status, retry_after)
    assert (least, most) == pytest.approx(pauses)


def test_no_more_is_asked_after_the_last_try_a_refusal_or_a_wish_for_hours() -> None:
    patience = Patience(tries=3)
    assert patience.pause(3, None, None) is None
    assert patience.pause(1, 404, None) is None
    assert patience.pause(1, 503, "3600") is None
    assert seconds_of("Thu, 01 Jan 2099 00:00:00 GMT") > 3600  # type: ignore[operator]


def test_a_stale_schema_judges_on_while_the_registry_is_away_and_is_renewed_after(link: Link, published: str) -> None:
    now = [0.0]
    with impatient(link.url) as client, SchemaManager(client, clock=lambda: now[0]) as schemas:
        ref = "v1/" + published
        assert schemas.validate_payload(ref, valid_event()) == (True, [])
        link.cut()
        now[0] = 400.0
        assert schemas.judge(ref, valid_event(queue_size=-1)).outcome is Outcome.INVALID
        stats = schemas.get_stats()
        assert (stats["stale_served"], stats["registry_answers"], stats["errors"]) == (1, False, {"network": 1})
        link.mend()
        now[0] = 410.0
        assert schemas.judge(ref, valid_event()).outcome is Outcome.VALID
        assert schemas.get_stats()["registry_answers"] is True


def test_the_copy_on_disk_judges_after_a_restart_without_a_registry(link: Link, published: str, tmp_path: Path) -> None:
    settings = Settings(url=link.url, last_known_dir=tmp_path)
    with RegistryClient(settings=settings, patience=IMPATIENT) as client:
        assert SchemaManager(client).preload("v1/" + published) == {"v1/" + published: None}
    link.cut()
    with RegistryClient(settings=settings, patience=IMPATIENT) as client:
        again = SchemaManager(client)
        assert again.validate_payload("v1/" + published, {})[0] is False
        assert again.judge("v1/other.Schema", {}).outcome is Outcome.UNCHECKED
        (copy,) = (tmp_path / "v1").iterdir()
        copy.write_text("{half a fi")
    with RegistryClient(settings=settings, patience=IMPATIENT) as client:
        assert SchemaManager(client).judge("v1/" + published, {}).outcome is Outcome.UNCHECKED


@pytest.mark.stack
async def test_a_registry_that_is_stopped_stops_nobody(own_stack: Stack, feedback: dict[str, Any]) -> None:
    settings = Settings(url=own_stack.url)
    now = [0.0]
    async with AsyncRegistryClient(settings=settings, patience=IMPATIENT) as client_async:
        with RegistryClient(settings=settings, patience=IMPATIENT) as client:
            client.upload_schema(NAME, "v1", "1.0.0", feedback)
            schemas = SchemaManager(client, clock=lambda: now[0])
            schemas_async = AsyncSchemaManager(client_async, clock=lambda: now[0])
            assert schemas.validate_payload(NAME, valid_event())[0]
            assert (await schemas_async.validate_payload(NAME, valid_event()))[0]
            own_stack.stop()
            now[0] = 1000.0
            with pytest.raises(RegistryUnreachable):
                client.get_index()
            for judged in (schemas.judge(NAME, {}), await schemas_async.judge(NAME, {})):
                assert judged.outcome is Outcome.INVALID
            assert schemas.judge("never.Seen", {}).outcome is Outcome.UNCHECKED
            assert (await client_async.enforce({}, "never.Seen", mode="strict")).valid
