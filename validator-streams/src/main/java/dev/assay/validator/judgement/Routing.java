package dev.assay.validator.judgement;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.ViolationList;
import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.contracts.headers.ReservedHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Where an event goes, and the headers it goes with.
 *
 * @param exit one of the two ways out
 * @param headers the event's own without verdicts from outside, and ours
 */
public record Routing(Exit exit, Headers headers) {

  /** The two ways out of a binding. */
  public enum Exit {
    /** To those who want to meet no broken event. */
    VALIDATED,
    /** To those who mend. */
    DEAD_LETTERS
  }

  /** The routing that an outcome asks for; the event's own headers object stays as it is. */
  public static Routing of(Event event, Outcome outcome) {
    Headers headers = new RecordHeaders(event.headers());
    return switch (outcome) {
      case Outcome.Passed passed -> onwards(headers);
      case Outcome.Skipped skipped -> onwards(headers);
      case Outcome.Unjudged unjudged -> onwards(headers);
      case Outcome.Marked marked -> marked(headers, marked.failure());
      case Outcome.Refused refused -> {
        long attempt = DeadLetter.attemptIn(headers);
        new DeadLetter(event.origin(), refused.failure(), attempt).writeTo(headers);
        yield new Routing(Exit.DEAD_LETTERS, headers);
      }
    };
  }

  /**
   * The routing that a ruling asks for: a dead letter says besides what named its schema, a valid
   * event on request that it is valid.
   */
  public static Routing of(Event event, Ruling ruling, boolean annotateValid) {
    Routing routing = of(event, ruling.outcome());
    switch (ruling.outcome()) {
      case Outcome.Refused refused ->
          ruling
              .carrier()
              .ifPresent(carrier ->
                  HeaderText.write(routing.headers(), HeaderNames.CARRIER, carrier.text()));
      case Outcome.Passed passed when annotateValid ->
          ruling.judgedBy().ifPresent(version -> annotate(routing.headers(), version.label()));
      case Outcome.Passed _, Outcome.Skipped _, Outcome.Marked _, Outcome.Unjudged _ -> {}
    }
    return routing;
  }

  private static void annotate(Headers headers, String version) {
    HeaderText.write(headers, HeaderNames.VERDICT, "valid");
    HeaderText.write(headers, HeaderNames.JUDGED_BY, version);
  }

  private static Routing onwards(Headers headers) {
    ReservedHeaders.stripVerdict(headers);
    return new Routing(Exit.VALIDATED, headers);
  }

  private static Routing marked(Headers headers, Failure failure) {
    ReservedHeaders.stripVerdict(headers);
    HeaderText.write(headers, HeaderNames.VERDICT, "invalid");
    HeaderText.write(headers, HeaderNames.ERRORS, ViolationList.write(failure.violations()));
    return new Routing(Exit.VALIDATED, headers);
  }
}
