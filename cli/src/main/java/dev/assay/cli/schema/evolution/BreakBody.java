package dev.assay.cli.schema.evolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.schema.evolution.Break;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A break as it is printed.
 *
 * @param basis {@code counter-example}, {@code rule} or {@code undecided}
 * @param counterExample null unless that is the basis; an event may be null itself
 * @param from which earlier version it is about, where there are several
 * @param advice what would help, where it was asked for
 */
public record BreakBody(
    String direction,
    String basis,
    String reason,
    @JsonProperty("counter_example") JsonNode counterExample,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> from,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> advice) {

  static BreakBody of(Break broken, Optional<String> from, Optional<String> advice) {
    return new BreakBody(
        broken.direction().name().toLowerCase(Locale.ROOT),
        broken.basis().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        broken.reason(),
        broken.counterExample().orElse(NullNode.getInstance()),
        from,
        advice);
  }
}
