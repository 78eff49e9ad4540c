package dev.assay.contracts.bindings;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import java.util.List;
import java.util.Optional;

/**
 * Which topics are judged by which schema, and where their events go.
 *
 * @param application the validator that it is meant for, by its application id
 * @param sources the topics that producers write to
 * @param schema judges every event that does not name a schema itself
 * @param tracks in order of preference, at least one, none twice; the first on which a schema
 *     exists judges
 * @param outputs where events go; a pattern's go by suffix
 * @param handling how they are looked at
 */
public record BindingRule(
    String application,
    SourceTopics sources,
    SchemaName schema,
    List<Track> tracks,
    Outputs outputs,
    Handling handling) {
  /** The application id of a validator to whom nobody gave another. */
  public static final String DEFAULT_APPLICATION = "assay-validator";

  /** Where nobody said which tracks. */
  public static final List<Track> DEFAULT_TRACKS = List.of(Track.V2, Track.V1);

  public BindingRule {
    tracks = List.copyOf(tracks);
    TopicShape.require("application", application);
    if (tracks.isEmpty() || tracks.stream().distinct().count() != tracks.size()) {
      throw new IllegalArgumentException(
          "tracks %s must name at least one track, and none twice".formatted(tracks));
    }
    if (sources instanceof SourceTopics.Matching && !outputs.equals(Outputs.BY_SUFFIX)) {
      throw new IllegalArgumentException(
          "pattern '%s' stands for many topics, each with its own outputs: leave out validated and dead-letters, they are <topic>.validated and <topic>.dlq"
              .formatted(sources.text()));
    }
  }

  /** Where events of one of its topics go that may pass. */
  public String validatedTopic(String source) {
    return outputs.validated().orElseGet(() -> TopicNames.validated(source));
  }

  /** Where events of one of its topics go that are refused. */
  public String deadLetterTopic(String source) {
    return outputs.deadLetters().orElseGet(() -> TopicNames.deadLetters(source));
  }

  /** The one topic that it reads, if it is one. */
  public Optional<String> namedSource() {
    return sources instanceof SourceTopics.Named(String topic)
        ? Optional.of(topic)
        : Optional.empty();
  }
}
