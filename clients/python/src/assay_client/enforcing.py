"""What a caller makes of a verdict: ``off``, ``warn`` or ``strict``."""

from __future__ import annotations

from assay_client.answers import Enforced
from assay_client.errors import PayloadInvalid
from assay_client.verdicts import Outcome, Verdict

MODES = ("off", "warn", "strict")


def checked_mode(mode: str, allowed: tuple[str, ...] = MODES) -> str:
    """The mode, or a ValueError that names those there are."""
    if mode not in allowed:
        raise ValueError(f"mode '{mode}' is none; use {', '.join(allowed)}")
    return mode


def enforced(verdict: Verdict, mode: str) -> Enforced:
    """The verdict as told to the caller; ``strict`` raises for what is invalid."""
    checked_mode(mode, ("warn", "strict"))
    errors = tuple(verdict.errors)
    match verdict.outcome:
        case Outcome.VALID:
            return Enforced(True, (), (), verdict.schema)
        case Outcome.UNCHECKED:
            return Enforced(True, (), (f"not checked: {verdict.reason}",), verdict.schema)
        case Outcome.INVALID:
            if mode == "strict":
                raise PayloadInvalid(verdict.schema, verdict.violations)
            return Enforced(False, errors, (f"breaks {verdict.schema}; let through",), verdict.schema)
