"""What is said about a payload: the demand of the schema, never a value of the payload."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """A payload keeps its schema, breaks it, or nobody could say."""

    VALID = "valid"
    INVALID = "invalid"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One place of a payload that breaks one demand, in the registry's own words.

    ``instance`` and ``schema`` are JSON Pointers, the latter after ``#``.
    """

    instance: str
    keyword: str
    schema: str
    message: str
    member: str | None = None

    def __str__(self) -> str:
        """For people and logs."""
        return f"{self.instance or '/'}: {self.message}"

    def as_json(self) -> dict[str, str]:
        """As in answers of ``/validate`` and the header ``assay-errors``."""
        body = {
            "instance": self.instance,
            "keyword": self.keyword,
            "schema": self.schema,
            "message": self.message,
        }
        return body if self.member is None else {**body, "property": self.member}


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome; ``schema`` is the version that judged, ``reason`` says why nobody did."""

    outcome: Outcome
    schema: str = ""
    violations: tuple[Violation, ...] = ()
    reason: str = ""

    @property
    def passes(self) -> bool:
        """Whether a fail-open caller lets the payload through: anything but invalid."""
        return self.outcome is not Outcome.INVALID

    @property
    def errors(self) -> list[str]:
        """The violations as text."""
        return [str(violation) for violation in self.violations]


UNASKED = Verdict(Outcome.UNCHECKED, reason="the registry is disabled (REGISTRY_ENABLED=false)")
