package dev.assay.registry.edge;

import dev.assay.kit.http.Problem;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import java.util.concurrent.CompletionException;

/** Hands commands in, and answers where nothing can be written. */
public final class WriteProblems {
  private static final ProblemType UNAVAILABLE =
      new ProblemType("writes-unavailable", "Nothing can be written now", 503);
  private static final ProblemType TOO_LONG =
      new ProblemType("text-too-long", "A text is too long", 400);

  private WriteProblems() {}

  /** Blocks until the outcome is there, which it is in bounded time. */
  public static Outcome outcomeOf(Command command, Writes writes) {
    try {
      return writes.submit(command).toCompletableFuture().join();
    } catch (CompletionException bug) {
      throw new IllegalStateException("a write failed unexpectedly", bug.getCause());
    }
  }

  /** The reply of the kind that a command is always answered with. */
  public static <T extends dev.assay.registry.decision.Reply> T as(
      Class<T> kind, dev.assay.registry.decision.Reply reply) {
    if (!kind.isInstance(reply)) {
      throw new IllegalStateException(
          "a %s was expected, and %s came".formatted(kind.getSimpleName(), reply));
    }
    return kind.cast(reply);
  }

  /** 503 with the time after which to ask again. */
  public static Reply unavailable(Outcome.Unavailable outcome) {
    Problem problem =
        UNAVAILABLE
            .problem(outcome.reason())
            .withRemedy("ask for the same again after Retry-After; it is written once at most");
    return Reply.problem(problem)
        .withHeader("Retry-After", Long.toString(Math.max(1, outcome.retryAfter().toSeconds())));
  }

  /**
   * A text that goes into the log as it is, if it fits.
   *
   * @throws ProblemRaised with 400 if it is longer
   */
  public static String bounded(String member, String text, int maxLength) {
    if (text.length() > maxLength) {
      throw new ProblemRaised(
          TOO_LONG
              .problem("%s has %d characters".formatted(member, text.length()))
              .withRemedy("send at most %d".formatted(maxLength)));
    }
    return text;
  }
}
