"""Where the registry is and how patiently it is asked; read once from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

_T = TypeVar("_T")
_TRUE = frozenset({"true", "1", "yes", "on"})
_FALSE = frozenset({"false", "0", "no", "off"})
_DURATION = re.compile(r"(\d+(?:\.\d+)?)(ms|s|m|h)?")
_UNIT_S = {"ms": 0.001, None: 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a client has to know; durations are seconds.

    ``last_known_dir`` keeps a copy of what was fetched on disk, for a start without a registry.
    """

    url: str = "http://127.0.0.1:8081"
    token: str | None = field(default=None, repr=False)
    enabled: bool = True
    cache_ttl_s: float = 300.0
    timeout_s: float = 5.0
    prefer_track: str = "v2"
    fallback_track: str | None = "v1"
    last_known_dir: Path | None = None

    def __post_init__(self) -> None:
        """Refuse what can't work."""
        if not self.url.startswith(("http://", "https://")):
            raise ValueError(f"REGISTRY_URL '{self.url}' is no address; write http://HOST:PORT")
        if self.timeout_s <= 0:
            raise ValueError(f"REGISTRY_TIMEOUT {self.timeout_s} is not above 0; write seconds, such as 5")
        if self.cache_ttl_s < 0:
            raise ValueError(f"REGISTRY_CACHE_TTL {self.cache_ttl_s} is below 0; write seconds, such as 300")

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read ``REGISTRY_*`` and ``SCHEMA_*_TRACK``; what is not set keeps its default."""
        env = os.environ if environ is None else environ
        default = cls()
        directory = env.get("REGISTRY_LAST_KNOWN_DIR", "").strip()
        return cls(
            url=(_text(env, "REGISTRY_URL") or default.url).rstrip("/"),
            token=_text(env, "REGISTRY_TOKEN"),
            enabled=_read(env, "REGISTRY_ENABLED", _switch, default.enabled),
            cache_ttl_s=_read(env, "REGISTRY_CACHE_TTL", _seconds, default.cache_ttl_s),
            timeout_s=_read(env, "REGISTRY_TIMEOUT", _seconds, default.timeout_s),
            prefer_track=_text(env, "SCHEMA_PREFER_TRACK") or default.prefer_track,
            fallback_track=_text(env, "SCHEMA_FALLBACK_TRACK") or default.fallback_track,
            last_known_dir=Path(directory) if directory else None,
        )


def _text(env: Mapping[str, str], key: str) -> str | None:
    return env.get(key, "").strip() or None


def _read(env: Mapping[str, str], key: str, read: Callable[[str, str], _T], default: _T) -> _T:
    text = _text(env, key)
    return default if text is None else read(key, text)


def _switch(key: str, text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise ValueError(f"{key} '{text}' is no switch; write true or false")


def _seconds(key: str, text: str) -> float:
    found = _DURATION.fullmatch(text.lower())
    if not found:
        raise ValueError(f"{key} '{text}' is no duration; write seconds, or 250ms, 30s, 5m, 1h")
    return float(found.group(1)) * _UNIT_S[found.group(2)]
