package dev.assay.cli.produce;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a file of events; the document of {@code produce --json}.
 *
 * @param topic where they went
 * @param sent how many Kafka has taken
 * @param failed how many it has not
 * @param skippedEmpty how many lines were empty
 * @param withoutKey how many events had no key in the member asked for
 * @param seconds how long it took
 * @param firstFailure why the first one failed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Tally(
    String topic,
    long sent,
    long failed,
    @JsonProperty("skipped_empty") long skippedEmpty,
    @JsonProperty("without_key") long withoutKey,
    double seconds,
    @JsonProperty("first_failure") Optional<String> firstFailure,
    @JsonIgnore int exitCode) {

  String line() {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT, "sent %d to %s in %.1f s, failed %d", sent, topic, seconds, failed));
    firstFailure.ifPresent(why -> line.append(" (the first: ").append(why).append(')'));
    if (skippedEmpty > 0) {
      line.append(", empty lines skipped ").append(skippedEmpty);
    }
    if (withoutKey > 0) {
      line.append(", without key ").append(withoutKey);
    }
    return line.toString();
  }
}
