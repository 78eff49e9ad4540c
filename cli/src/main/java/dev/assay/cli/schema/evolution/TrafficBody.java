package dev.assay.cli.schema.evolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.rest.WhatIfBody;
import java.util.List;
import java.util.Optional;

/**
 * What retained events say about a candidate.
 *
 * @param contradicted whether it refuses events that are valid by the schema of today
 * @param candidate the subject it was judged as, {@code v1/telemetry.FeedbackEvent}
 * @param events judged
 * @param newlyInvalid valid today and refused by the candidate
 * @param newlyValid invalid today and accepted by it
 * @param complete whether all events of the time were judged
 * @param trouble why not, where the validator failed
 * @param groups why it refuses them, where some are valid today
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TrafficBody(
    boolean contradicted,
    String topic,
    String from,
    String until,
    Optional<String> candidate,
    long events,
    @JsonProperty("newly_invalid") long newlyInvalid,
    @JsonProperty("newly_valid") long newlyValid,
    boolean complete,
    Optional<String> trouble,
    List<WhatIfBody.Group> groups) {

  static TrafficBody of(WhatIfBody run) {
    Optional<WhatIfBody.Comparison> comparison = run.answer().comparison();
    long newlyInvalid = comparison.map(WhatIfBody.Comparison::newlyInvalid).orElse(0L);
    return new TrafficBody(
        newlyInvalid > 0,
        run.topic(),
        run.from(),
        run.until(),
        run.candidate(),
        run.answer().in(),
        newlyInvalid,
        comparison.map(WhatIfBody.Comparison::newlyValid).orElse(0L),
        run.progress().complete(),
        run.trouble(),
        run.answer().groups().stream().filter(group -> group.newlyInvalid() > 0).toList());
  }

  /** Whether it says that nothing speaks against the candidate, as far as events can say so. */
  public boolean agrees() {
    return !contradicted && complete;
  }

  /** What they say, for people. */
  public String sentence() {
    String about = "events of %s from %s until %s".formatted(topic, from, until);
    if (contradicted) {
      return "contradicted by traffic: %,d of %,d %s are valid today and would be invalid"
          .formatted(newlyInvalid, events, about);
    }
    if (!complete) {
      return "traffic was not judged to the end (%,d %s)%s"
          .formatted(events, about, trouble.map(why -> ": " + why).orElse(""));
    }
    return events == 0
        ? "traffic says nothing: there are no " + about
        : "traffic agrees: of %,d %s none that is valid today would be invalid"
            .formatted(events, about);
  }
}
