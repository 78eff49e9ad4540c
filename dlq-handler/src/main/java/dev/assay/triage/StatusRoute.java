package dev.assay.triage;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.triage.topology.Condition;
import dev.assay.triage.topology.Grouping;
import java.time.Instant;
import java.util.List;

/** {@code GET /status}: who this is and how it is, for people and terminal views. */
final class StatusRoute implements RouteSet {
  private final TriageConfiguration configuration;
  private final Grouping grouping;
  private final Instant startedAt;

  StatusRoute(TriageConfiguration configuration, Grouping grouping, Instant startedAt) {
    this.configuration = configuration;
    this.grouping = grouping;
    this.startedAt = startedAt;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/status", Role.READER, Replying.now(request -> Reply.json(status())));
  }

  private Status status() {
    return new Status(
        "dlq-handler",
        word(grouping.condition()),
        startedAt.toString(),
        configuration.applicationId(),
        configuration.deadLetterTopics(),
        grouping.groupCount());
  }

  private static String word(Condition condition) {
    return switch (condition) {
      case Condition.Running() -> "running";
      case Condition.NotYet(String why) -> "not yet: " + why;
      case Condition.Stopped(String why, boolean fenced) -> "stopped: " + why;
    };
  }

  record Status(
      String service,
      String state,
      @JsonProperty("started_at") String startedAt,
      @JsonProperty("application_id") String applicationId,
      @JsonProperty("dead_letter_topics") List<String> deadLetterTopics,
      long groups) {}
}
