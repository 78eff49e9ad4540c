package dev.assay.triage.failureapi;

import dev.assay.contracts.rest.StateWishBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.triage.mark.Mark;
import dev.assay.triage.mark.MarkKind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What somebody wants a group to be, made a fact. */
final class StateWish {
  private StateWish() {}

  static Mark mark(StateWishBody body, String by, Instant now) {
    String state = body.state().orElse("");
    MarkKind kind =
        MarkKind.named(state)
            .orElseThrow(() ->
                new ProblemRaised(
                    FailureProblem.badParameter(
                        "state",
                        state,
                        "give one of "
                            + Arrays.stream(MarkKind.values())
                                .map(MarkKind::text)
                                .collect(Collectors.joining(", ")))));
    Optional<Instant> until = body.until().map(StateWish::instant);
    if (until.isPresent() && !until.get().isAfter(now)) {
      throw new ProblemRaised(
          FailureProblem.badParameter(
              "until", until.get().toString(), "give a time that is still to come"));
    }
    try {
      return new Mark(UUID.randomUUID().toString(), kind, until, by, body.reason().orElse(""), now);
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(FailureProblem.badWish(String.valueOf(wrong.getMessage())));
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new ProblemRaised(FailureProblem.badParameter("until", text, Parameters.INSTANT));
    }
  }
}
