package dev.assay.validator.binding;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.Key;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A source topic, the schema its events are judged by, and where they go.
 *
 * @param source topic that producers write to
 * @param schema judges every event that does not name a schema itself
 * @param tracks in order of preference, at least one, none twice; the first on which a schema
 *     exists judges
 * @param validated where events go that may pass, if not {@code <source>.validated}
 * @param deadLetters where events go that are refused, if not {@code <source>.dlq}
 * @param payload which bytes of a value are judged
 * @param whenUnchecked what happens to an event that nobody could judge
 */
public record Binding(
    @Key(value = "source", describes = "Topic that producers write to") String source,
    @Key(
            value = "schema",
            describes = "Name of the schema that judges events which name none themselves")
        SchemaName schema,
    @Key(
            value = "tracks",
            defaultValue = "v1,v2",
            describes = "Tracks in order of preference; the first that has the schema judges")
        List<Track> tracks,
    @Key(
            value = "validated",
            describes = "Topic for events that may pass; without it <source>.validated")
        Optional<String> validated,
    @Key(
            value = "dead-letters",
            describes = "Topic for events that are refused; without it <source>.dlq")
        Optional<String> deadLetters,
    @Key(
            value = "payload",
            defaultValue = "auto",
            describes = "Whether the value is judged whole, or the payload of its envelope")
        PayloadForm payload,
    @Key(
            value = "when-unchecked",
            defaultValue = "pass",
            describes = "Fail-open (pass) or fail-closed (refuse) where an event can't be judged")
        WhenUnchecked whenUnchecked) {
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  public Binding {
    tracks = List.copyOf(tracks);
    if (tracks.isEmpty() || tracks.stream().distinct().count() != tracks.size()) {
      throw new IllegalArgumentException(
          "tracks %s must name at least one track, and none twice".formatted(tracks));
    }
    requireTopic("source", source);
    validated.ifPresent(topic -> requireTopic("validated", topic));
    deadLetters.ifPresent(topic -> requireTopic("dead-letters", topic));
  }

  /** A binding with every default. */
  public static Binding of(String source, SchemaName schema) {
    return new Binding(
        source,
        schema,
        List.of(Track.V1, Track.V2),
        Optional.empty(),
        Optional.empty(),
        PayloadForm.AUTO,
        WhenUnchecked.PASS);
  }

  /** Where events go that may pass. */
  public String validatedTopic() {
    return validated.orElseGet(() -> TopicNames.validated(source));
  }

  /** Where events go that are refused. */
  public String deadLetterTopic() {
    return deadLetters.orElseGet(() -> TopicNames.deadLetters(source));
  }

  private static void requireTopic(String key, String topic) {
    if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
      throw new IllegalArgumentException(
          "%s '%s' is no Kafka topic name: 1 to 249 letters, digits, '.', '_' or '-'"
              .formatted(key, topic));
    }
  }
}
