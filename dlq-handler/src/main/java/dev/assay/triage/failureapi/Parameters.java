package dev.assay.triage.failureapi;

import dev.assay.kit.http.ProblemRaised;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The query of a request, read strictly: a filter that is misspelt and silently ignored would show
 * somebody else's failures.
 */
record Parameters(MultiMap given) {
  /** What to give for a time. */
  static final String INSTANT = "give a time as ISO-8601 in UTC, such as 2026-11-21T03:00:00Z";

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  static int between(String text, int min, int max) {
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException("out of bounds");
    }
    return number;
  }

  void refuseOthers(List<String> known) {
    for (String name : given.names()) {
      if (!known.contains(name)) {
        throw new ProblemRaised(FailureProblem.unknownParameter(name, String.join(", ", known)));
      }
    }
  }

  /** The value of a parameter, where it is given; a problem where it is given wrong or twice. */
  <T> Optional<T> read(String name, String expected, Function<String, T> parsing) {
    List<String> values = given.getAll(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw new ProblemRaised(
          FailureProblem.badParameter(name, String.join(", ", values), "give it once"));
    }
    try {
      return Optional.of(parsing.apply(values.getFirst()));
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(FailureProblem.badParameter(name, values.getFirst(), expected));
    }
  }
}
