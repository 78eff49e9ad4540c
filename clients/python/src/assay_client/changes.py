"""Follows ``/changes``: what was published, deprecated or decided, as it happens.

The stream is resumed after the last event that was seen, so nothing is missed while the registry
restarts; where it no longer has what is missing it says ``gap``, and everything is asked for again.
"""

from __future__ import annotations

import json
import logging
import random
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from assay_client.settings import Settings

_log = logging.getLogger("assay_client")
_QUIET_S = 45.0  # a quiet stream sends a comment every 15 s
_MAX_PAUSE_S = 5.0


@dataclass(frozen=True, slots=True)
class Change:
    """One change event; ``subject`` is ``v1/NAME`` or the scope of a policy."""

    type: str
    subject: str
    data: Mapping[str, Any]
    offset: str

    @property
    def is_gap(self) -> bool:
        """Whether events are missing that the registry no longer has."""
        return self.type == "gap"

    @property
    def name(self) -> str | None:
        """The schema's name, where the change is one of a schema."""
        track, slash, name = self.subject.partition("/")
        return name.partition("@")[0] if slash and track.startswith("v") else None


@dataclass(slots=True)
class EventLines:
    """Makes changes of the lines of a ``text/event-stream``."""

    last_id: str | None = None
    _data: list[str] = field(default_factory=list)
    _event: str = ""

    def take(self, line: str) -> Change | None:
        """The change that this line completes, if it does."""
        if line:
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name == "data":
                self._data.append(value)
            elif name == "event":
                self._event = value
            elif name == "id":
                self.last_id = value
            return None
        text, event = "\n".join(self._data), self._event
        self._data, self._event = [], ""
        return self._change(text, event) if text else None

    def _change(self, text: str, event: str) -> Change | None:
        try:
            body = json.loads(text)
        except ValueError:
            _log.warning("a change that is no JSON was passed over, at %s", self.last_id)
            return None
        if not isinstance(body, dict):
            return None
        if event == "gap":
            return Change("gap", "", body, self.last_id or "")
        data = body.get("data")
        return Change(
            str(body.get("type", "")),
            str(body.get("subject", "")),
            data if isinstance(data, dict) else {},
            self.last_id or "",
        )


def request_of(settings: Settings, last_id: str | None, subject: str | None, since: str | None) -> dict[str, Any]:
    """What httpx is given to open the stream."""
    headers = {"Accept": "text/event-stream", "User-Agent": "assay-client-python"}
    if settings.token:
        headers["Authorization"] = f"Bearer {settings.token}"
    if last_id is not None:
        headers["Last-Event-ID"] = last_id
    params = {"subject": subject} if subject else {}
    if since is not None and last_id is None:
        params["from"] = since
    timeout = httpx.Timeout(settings.timeout_s, read=_QUIET_S)
    return {
        "method": "GET",
        "url": f"{settings.url}/changes",
        "headers": headers,
        "params": params,
        "timeout": timeout,
    }


def follow(
    settings: Settings,
    *,
    subject: str | None = None,
    since: str | None = None,
    stop: threading.Event | None = None,
    connected: Callable[[], object] | None = None,
) -> Iterator[Change]:
    """Changes without end, or until ``stop`` is set; a broken stream is taken up where it broke."""
    stopped = threading.Event() if stop is None else stop
    lines = EventLines()
    failures = 0
    with httpx.Client() as http:
        while not stopped.is_set():
            try:
                with http.stream(**request_of(settings, lines.last_id, subject, since)) as response:
                    response.raise_for_status()
                    failures = 0
                    if connected is not None:
                        connected()
                    for line in response.iter_lines():
                        if stopped.is_set():
                            return
                        change = lines.take(line)
                        if change is not None:
                            yield change
            except httpx.HTTPError as problem:
                failures += 1
                _log.info("changes of %s: %s; trying again", settings.url, problem)
            stopped.wait(pause_s(failures))


async def follow_async(
    settings: Settings,
    *,
    subject: str | None = None,
    since: str | None = None,
    connected: Callable[[], object] | None = None,
) -> AsyncIterator[Change]:
    """The same for an event loop; ends when its task is cancelled."""
    import asyncio

    lines = EventLines()
    failures = 0
    async with httpx.AsyncClient() as http:
        while True:
            try:
                async with http.stream(**request_of(settings, lines.last_id, subject, since)) as response:
                    response.raise_for_status()
                    failures = 0
                    if connected is not None:
                        connected()
                    async for line in response.aiter_lines():
                        change = lines.take(line)
                        if change is not None:
                            yield change
            except httpx.HTTPError as problem:
                failures += 1
                _log.info("changes of %s: %s; trying again", settings.url, problem)
            await asyncio.sleep(pause_s(failures))


def pause_s(failures: int) -> float:
    """How long to wait before the stream is opened again: full jitter, growing with failures."""
    bound: float = min(_MAX_PAUSE_S, 0.1 * 2 ** min(failures, 6))
    return bound * random.random()


class ChangeFollower:
    """A daemon thread that tells ``expire`` the name of each schema that changed, ``None`` for all."""

    def __init__(self, settings: Settings, expire: Callable[[str | None], object]) -> None:
        """Follow that registry; nothing runs yet."""
        self._settings = settings
        self._expire = expire
        self._stop = threading.Event()
        self._connected = threading.Event()
        self._thread = threading.Thread(target=self._run, name="assay-changes", daemon=True)

    def start(self) -> None:
        """Begin with what comes next."""
        self._thread.start()

    def wait_until_connected(self, timeout_s: float) -> bool:
        """Whether the stream stands within that time; from then on no change is missed."""
        return self._connected.wait(timeout_s)

    def close(self) -> None:
        """Stop with the next line of the stream; the thread keeps no process alive."""
        self._stop.set()

    def _run(self) -> None:
        for change in follow(self._settings, stop=self._stop, connected=self._joined):
            if change.is_gap or change.name is not None:
                self._expire(change.name)

    def _joined(self) -> None:
        # What happened between the last event and now came by no stream.
        self._expire(None)
        self._connected.set()
