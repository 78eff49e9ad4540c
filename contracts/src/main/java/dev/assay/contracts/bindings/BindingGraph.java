package dev.assay.contracts.bindings;

import dev.assay.contracts.topics.TopicNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a binding may stand beside others: no topic has two meanings, and no event comes round
 * again.
 *
 * @param standing what stands already
 * @param registry the registry's own topics
 */
public record BindingGraph(List<Entry> standing, TopicNames registry) {

  /**
   * A binding and how messages call it.
   *
   * @param label such as {@code bindings[0]}
   */
  public record Entry(String label, BindingRule rule) {
    String at(String member) {
      return label + "." + member;
    }
  }

  public BindingGraph {
    standing = List.copyOf(standing);
  }

  /** Why a binding may not stand here; nothing where it may. Names what to change. */
  public Optional<String> objection(Entry candidate) {
    return Stream.concat(
            ofTopics(candidate), Stream.concat(ofSources(candidate), ofOutputs(candidate)))
        .findFirst();
  }

  private Stream<String> ofTopics(Entry candidate) {
    Stream<Place> own =
        Stream.concat(
            candidate
                .rule()
                .namedSource()
                .map(topic -> new Place(candidate.at("source"), topic))
                .stream(),
            outputs(candidate).filter(place -> !place.isParked()));
    return own.filter(place -> place.topic().startsWith(registry.prefix()))
        .map(place ->
            "%s '%s' is a topic of the registry itself, as all that begins with '%s'; choose another"
                .formatted(place.key(), place.topic(), registry.prefix()));
  }

  private Stream<String> ofSources(Entry candidate) {
    Stream<String> twice =
        standing.stream()
            .filter(other -> other.rule().sources().equals(candidate.rule().sources()))
            .map(other ->
                "%s '%s' is bound already by %s; a source has one binding"
                    .formatted(
                        candidate.at("source"),
                        candidate.rule().sources().text(),
                        other.at("source")));
    Stream<String> circles =
        Stream.concat(standing.stream(), Stream.of(candidate))
            .flatMap(reader -> circles(reader, candidate));
    Stream<String> outputsOfSomebody =
        candidate.rule().namedSource().stream()
            .filter(OutputSuffixes::areOn)
            .map(topic ->
                "%s '%s' ends like what a validator writes, and that is never validated again; name the topic that producers write to"
                    .formatted(candidate.at("source"), topic));
    return Stream.of(twice, circles, outputsOfSomebody).flatMap(all -> all);
  }

  /** What the candidate writes and a reader reads, and the other way round. */
  private Stream<String> circles(Entry reader, Entry candidate) {
    Stream<Place> written =
        reader.equals(candidate)
            ? Stream.concat(standing.stream(), Stream.of(candidate)).flatMap(BindingGraph::outputs)
            : outputs(candidate);
    return reader.rule().namedSource().stream()
        .flatMap(source ->
            written
                .filter(place -> place.topic().equals(source))
                .map(place ->
                    "%s '%s' is where %s leads, so events would go in circles; rename one"
                        .formatted(reader.at("source"), source, place.key())));
  }

  private Stream<String> ofOutputs(Entry candidate) {
    List<Place> all =
        Stream.concat(standing.stream(), Stream.of(candidate))
            .flatMap(BindingGraph::outputs)
            .toList();
    return all.stream()
        .filter(Place::isDeadLetters)
        .filter(place ->
            all.stream()
                .anyMatch(other -> other.isValidated() && other.topic().equals(place.topic())))
        .map(place ->
            "%s '%s' is a topic for validated events too; keep dead letters apart"
                .formatted(place.key(), place.topic()));
  }

  private static Stream<Place> outputs(Entry entry) {
    return entry.rule().namedSource().stream()
        .flatMap(source ->
            Stream.of(
                new Place(entry.at(Place.VALIDATED), entry.rule().validatedTopic(source)),
                new Place(entry.at(Place.DEAD_LETTERS), entry.rule().deadLetterTopic(source)),
                new Place(entry.at(Place.PARKED), TopicNames.parked(source))));
  }

  /** A topic and the key that names it. */
  private record Place(String key, String topic) {
    static final String VALIDATED = "validated";
    static final String DEAD_LETTERS = "dead-letters";
    static final String PARKED = "source (parked)";

    boolean isValidated() {
      return key.endsWith(VALIDATED);
    }

    boolean isDeadLetters() {
      return key.endsWith(DEAD_LETTERS);
    }

    boolean isParked() {
      return key.endsWith(PARKED);
    }
  }
}
