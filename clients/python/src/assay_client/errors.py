"""What can go wrong; every error names the thing, the value and the remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay_client.verdicts import Violation


class RegistryError(Exception):
    """Any failure to get an answer from a registry, or to use it."""

    kind = "network"


class RegistryUnreachable(RegistryError):
    """Nobody answered, or a gateway said that nobody does; the cause says more."""


class RegistryTimeout(RegistryUnreachable):
    """Nobody answered in time."""

    kind = "timeout"


class AnswerUnreadable(RegistryError):
    """Something answered, but not as a registry does."""

    kind = "unreadable"


class RegistryRefused(RegistryError):
    """The registry understood and said no; ``problem`` is its RFC 9457 body."""

    kind = "refused"

    def __init__(self, status: int, problem: dict[str, object], asked: str) -> None:
        """Keep the answer; ``asked`` says what for."""
        self.status = status
        self.problem = problem
        self.title = str(problem.get("title", "refused"))
        self.detail = str(problem.get("detail", ""))
        self.remedy = str(problem.get("remedy", ""))
        parts = [f"{asked}: {status} {self.title}", self.detail, self.remedy]
        super().__init__("; ".join(part for part in parts if part))


class SchemaNotFound(RegistryRefused):
    """There is no such schema, or no such version."""

    kind = "not_found"


class SchemaUnusable(RegistryError):
    """The registry's text is no JSON Schema that can judge here."""

    kind = "unreadable"


class PayloadInvalid(ValueError):
    """A payload breaks its schema, and enforcement is strict."""

    def __init__(self, schema: str, violations: tuple[Violation, ...]) -> None:
        """Name the schema and what it demands; values of the payload are never quoted."""
        self.schema = schema
        self.violations = violations
        said = "; ".join(str(violation) for violation in violations[:3])
        more = f" and {len(violations) - 3} more" if len(violations) > 3 else ""
        super().__init__(f"the payload breaks {schema}: {said}{more}")
