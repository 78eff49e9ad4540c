package dev.assay.triage.alert;

import java.time.Instant;
import java.util.List;

/**
 * Something that people should know; the same thing never gets two ids.
 *
 * @param id tells it from every other alert
 * @param rule why
 * @param subject what it is about: a fingerprint, or a schema
 * @param headline one line
 * @param facts further lines, none of them payload
 * @param sourceTopics where the events came from
 * @param at when it was noticed
 */
public record Alert(
    String id,
    AlertRule rule,
    String subject,
    String headline,
    List<String> facts,
    List<String> sourceTopics,
    Instant at) {
  public Alert {
    facts = List.copyOf(facts);
    sourceTopics = List.copyOf(sourceTopics);
  }

  /** Whether the subject is a failure group. */
  public boolean isOfGroup() {
    return subject.startsWith("v1:");
  }
}
