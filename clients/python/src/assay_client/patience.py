"""When to ask again, and after how long: full jitter, bounded, and what the registry asks for."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_WORTH_ANOTHER_TRY = frozenset({429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long; seconds. A wish in ``Retry-After`` beyond the last bound ends the tries."""

    tries: int = 3
    first_pause_s: float = 0.1
    max_pause_s: float = 2.0
    max_retry_after_s: float = 10.0
    random: Callable[[], float] = random.random

    def pause(self, tries_so_far: int, status: int | None, retry_after: str | None) -> float | None:
        """Seconds until the next try, or ``None`` to give up; ``status`` is None if nobody answered."""
        if tries_so_far >= self.tries or (status is not None and status not in _WORTH_ANOTHER_TRY):
            return None
        wished = None if retry_after is None else seconds_of(retry_after)
        if wished is not None and wished > self.max_retry_after_s:
            return None
        # Full jitter: clients that failed together don't come back together.
        bound: float = min(self.max_pause_s, self.first_pause_s * 2 ** (tries_so_far - 1))
        return (wished or 0.0) + bound * self.random()


def seconds_of(retry_after: str) -> float | None:
    """``Retry-After`` as seconds from now, from either of its forms; ``None`` if it is neither."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (at - datetime.now(UTC)).total_seconds()) if at.tzinfo else None
