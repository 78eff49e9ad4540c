"""What blocking and async clients have in common: everything but waiting."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import replace
from typing import Any, TypeVar

import httpx

from assay_client import calls
from assay_client.calls import Call
from assay_client.errors import AnswerUnreadable, RegistryError, RegistryTimeout, RegistryUnreachable
from assay_client.patience import Patience
from assay_client.settings import Settings

T = TypeVar("T")
_log = logging.getLogger("assay_client")
_REMEMBERED = 1_000
_CONNECT_TIMEOUT_S = 2.0


class Asking:
    """Makes requests of calls and values of responses; remembers answers by their ETag."""

    def __init__(self, settings: Settings, patience: Patience) -> None:
        """Keep the settings; nothing is opened."""
        self.settings = settings
        self.patience = patience
        if settings.token and settings.url.startswith("http://") and not _is_this_machine(settings.url):
            _log.warning("the token is sent to %s in the clear; use https", settings.url)
        self._remembered: OrderedDict[str, tuple[str, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def client_options(self) -> dict[str, Any]:
        """What an httpx client is made with."""
        headers = {"Accept": "application/json", "User-Agent": "assay-client-python"}
        if self.settings.token:
            headers["Authorization"] = f"Bearer {self.settings.token}"
        connect_s = min(_CONNECT_TIMEOUT_S, self.settings.timeout_s)
        return {
            "base_url": self.settings.url,
            "headers": headers,
            "timeout": httpx.Timeout(self.settings.timeout_s, connect=connect_s),
            "follow_redirects": False,
        }

    def request_options(self, call: Call[T]) -> dict[str, Any]:
        """What httpx sends for a call."""
        with self._lock:
            known = self._remembered.get(call.key) if call.method == "GET" else None
        headers = {"If-None-Match": known[0]} if known else {}
        return {
            "method": call.method,
            "url": call.path,
            "params": call.params,
            "json": call.body,
            "headers": headers,
        }

    def read(self, call: Call[T], response: httpx.Response) -> T:
        """The value of a response, or the error that it means."""
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return self._recalled(call)
        try:
            body = response.json()
        except ValueError:
            body = None
        calls.check(call.asked, response.status_code, body)
        if body is None:
            raise AnswerUnreadable(f"{call.asked}: the answer is no JSON; is REGISTRY_URL that of a registry?")
        value = call.read(body)
        self._remember(call, response.headers.get("ETag"), value)
        return value

    def pause_after(self, tries: int, response: httpx.Response | None) -> float | None:
        """Seconds until the next try, ``None`` for no more."""
        if response is None:
            return self.patience.pause(tries, None, None)
        return self.patience.pause(tries, response.status_code, response.headers.get("Retry-After"))

    def failure(self, call: Call[T], problem: httpx.RequestError) -> RegistryError:
        """What a failed exchange means."""
        url = self.settings.url
        if isinstance(problem, httpx.DecodingError):
            return AnswerUnreadable(f"{call.asked}: the answer of {url} can't be decoded")
        if isinstance(problem, httpx.TimeoutException):
            return RegistryTimeout(
                f"{call.asked}: {url} did not answer within {self.settings.timeout_s} s; "
                "see whether it is up, or raise REGISTRY_TIMEOUT"
            )
        said = str(problem) or type(problem).__name__
        return RegistryUnreachable(f"{call.asked}: {url} can't be reached ({said}); see whether it is up")

    def _recalled(self, call: Call[T]) -> T:
        with self._lock:
            known = self._remembered.get(call.key)
        if known is None:
            raise AnswerUnreadable(f"{call.asked}: 304 to a question that named no ETag")
        value: T = known[1]
        return value

    def _remember(self, call: Call[T], etag: str | None, value: T) -> None:
        if etag is None or call.method != "GET":
            return
        with self._lock:
            self._remembered[call.key] = (etag, value)
            self._remembered.move_to_end(call.key)
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)


def _is_this_machine(url: str) -> bool:
    host = httpx.URL(url).host
    return host == "localhost" or host == "::1" or host.startswith("127.")


def settings_of(settings: Settings | None, base_url: str | None, token: str | None, timeout: float | None) -> Settings:
    """Settings, by default the environment's, with what a constructor was told besides."""
    found = Settings.from_env() if settings is None else settings
    if base_url is not None:
        found = replace(found, url=base_url.rstrip("/"))
    if token is not None:
        found = replace(found, token=token)
    if timeout is not None:
        found = replace(found, timeout_s=timeout)
    return found


def upload_body(
    name: str, track: str, core_version: str | None, content: Any, schema_id_str: str | None, **rest: Any
) -> dict[str, Any]:
    """The body of an upload; what is ``None`` is left out on the way."""
    return {
        "name": name,
        "track": track,
        "core_version": core_version,
        "content": content,
        "schema_id_str": schema_id_str,
        **rest,
    }


def side(track: str, version: str | None) -> str:
    """A version as ``/compat/check`` names it; users write ``v1.2.0`` too."""
    number = version.removeprefix("v") if version and version[1:2].isdigit() else version
    return f"{track}@{number}" if number else track
