package dev.assay.devstack.upgrade;

import static org.awaitility.Awaitility.await;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.TimelineBody;
import dev.assay.servers.FreePorts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two dlq-handlers that share the groups; each answers for all of them. */
final class Handlers {
  private final List<Service> both;

  /**
   * Two that don't run yet.
   *
   * @param words makes the words of a child of some keys
   */
  Handlers(Function<Map<String, String>, List<String>> words, Path root) {
    this.both =
        List.of("handler-one", "handler-other").stream()
            .map(name -> handler(name, FreePorts.one(), words, root))
            .toList();
  }

  private static Service handler(
      String name, int port, Function<Map<String, String>, List<String>> words, Path root) {
    Map<String, String> keys =
        Map.of(
            "dead-letter-topics",
            Events.TOPIC + ".dlq",
            "groups.instance",
            name,
            "groups.advertised",
            "127.0.0.1:" + port,
            "groups.state-directory",
            root.resolve(name).toString());
    return new Service(name, port, words.apply(keys), root);
  }

  List<Service> both() {
    return both;
  }

  /** How many dead letters each place of the events has; nothing while nobody can say for all. */
  static Optional<Map<String, Long>> counts(Service handler) {
    return groups(handler)
        .map(groups ->
            groups.stream()
                .collect(
                    Collectors.toMap(
                        FailureGroupBody::place,
                        FailureGroupBody::count,
                        Long::sum,
                        TreeMap::new)));
  }

  static Optional<List<FailureGroupBody>> groups(Service handler) {
    return handler
        .get("/failures")
        .filter(answer -> answer.statusCode() == 200)
        .map(answer ->
            Arrays.asList(WireJson.MAPPER.readValue(answer.body(), FailureGroupBody[].class)));
  }

  /** The same numbers, added up from the minutes of each group's timeline. */
  static Optional<Map<String, Long>> countsByTimeline(Service handler) {
    return groups(handler)
        .map(groups ->
            groups.stream()
                .collect(
                    Collectors.toMap(
                        FailureGroupBody::place,
                        group -> minutes(handler, group.fingerprint()),
                        Long::sum,
                        TreeMap::new)));
  }

  private static long minutes(Service handler, String fingerprint) {
    return handler.get("/failures/" + fingerprint + "/timeline").stream()
        .filter(answer -> answer.statusCode() == 200)
        .map(answer -> WireJson.MAPPER.readValue(answer.body(), TimelineBody.class))
        .flatMap(timeline -> timeline.buckets().stream())
        .mapToLong(TimelineBody.Bucket::count)
        .sum();
  }

  /** Those that run have counted more since. */
  void awaitProgress(Service... running) {
    for (Service each : running.length == 0 ? both : List.of(running)) {
      long before = total(each);
      await().atMost(Service.LONG).until(() -> total(each) > before);
    }
  }

  private static long total(Service handler) {
    return counts(handler).stream()
        .flatMap(counts -> counts.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Mutes every group there is; how many. */
  int muteAll(Service handler) {
    List<FailureGroupBody> groups =
        await()
            .atMost(Service.LONG)
            .until(() -> groups(handler), Optional::isPresent)
            .orElseThrow();
    for (FailureGroupBody group : groups) {
      String state = "/failures/" + group.fingerprint() + "/state";
      await()
          .atMost(Service.LONG)
          .until(() ->
              handler.send("PUT", state, "{\"state\":\"muted\"}").stream()
                  .anyMatch(answer -> answer.statusCode() == 200));
    }
    return groups.size();
  }

  static long muted(Service handler) {
    return groups(handler).stream()
        .flatMap(List::stream)
        .filter(group -> group.state().equals("muted"))
        .count();
  }
}
