package dev.assay.cli.schema.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Whether one contract is kept by one text of its schema.
 *
 * @param schema track and name
 * @param consumer who relies on it
 * @param by {@code directory} or {@code registry}: whose text it is
 * @param coreVersion of the text, where it is known
 * @param ok whether the contract is kept
 * @param events judged
 * @param broken events that were judged otherwise than the contract says, the first of them
 * @param problem why none could be judged
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ContractVerdict(
    String schema,
    String consumer,
    String by,
    @JsonProperty("core_version") Optional<String> coreVersion,
    boolean ok,
    long events,
    List<Broken> broken,
    Optional<String> problem) {
  ContractVerdict {
    broken = List.copyOf(broken);
  }

  /**
   * One event.
   *
   * @param line counted from 1
   * @param expected {@code valid} or {@code invalid}
   * @param message why it is refused; without values of the event
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Broken(String file, long line, String expected, Optional<String> message) {}

  String line() {
    String version = coreVersion.map(number -> "@" + number).orElse("");
    String about =
        "%s%s of the %s%s"
            .formatted(schema, version, by, consumer.isEmpty() ? "" : ", for " + consumer);
    if (problem.isPresent()) {
      return "NO  %s: %s".formatted(about, problem.get());
    }
    return ok
        ? "ok  %s: %d events".formatted(about, events)
        : "NO  %s: %s:%d is to be %s%s"
            .formatted(
                about,
                broken.getFirst().file(),
                broken.getFirst().line(),
                broken.getFirst().expected(),
                broken.getFirst().message().map(why -> ", and " + why).orElse(", and isn't"));
  }
}
