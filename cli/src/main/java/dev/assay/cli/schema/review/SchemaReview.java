package dev.assay.cli.schema.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.cli.schema.evolution.TrafficBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be said of one changed schema.
 *
 * @param schema track and name
 * @param file its path in the repository
 * @param change what happened to the file
 * @param verdict what that means to readers
 * @param ok whether it may be merged
 * @param before the version on the base, where it states one
 * @param stated the version of the new text, where it states one
 * @param needed the smallest version that would do, where one is known and would
 * @param problem why it may not be merged
 * @param toDo what to do about it, or next
 * @param comparisons what it was compared with: the base, and a registry where that has another
 *     text
 * @param traffic what retained events say, where they were asked
 * @param notes what else should be known
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SchemaReview(
    String schema,
    String file,
    Change.Kind change,
    Verdict verdict,
    boolean ok,
    Optional<String> before,
    Optional<String> stated,
    Optional<String> needed,
    Optional<String> problem,
    @JsonProperty("to_do") String toDo,
    List<Comparison> comparisons,
    List<TrafficBody> traffic,
    List<String> notes) {
  SchemaReview {
    comparisons = List.copyOf(comparisons);
    traffic = List.copyOf(traffic);
    notes = List.copyOf(notes);
  }

  private static final String NO_TOPIC =
      "the validator judges no topic by this schema, so its traffic says nothing";

  /** What a change means to readers. */
  enum Verdict {
    /** Whoever reads the old text can read the new one. */
    @JsonProperty("compatible")
    COMPATIBLE,
    /** Somebody may not. */
    @JsonProperty("breaking")
    BREAKING,
    /** The file is no schema. */
    @JsonProperty("unusable")
    UNUSABLE
  }

  /** The same with what events say, which may speak against a change that looks compatible. */
  SchemaReview with(List<TrafficBody> told) {
    List<TrafficBody> against = told.stream().filter(one -> !one.agrees()).toList();
    boolean contradicted = ok && verdict == Verdict.COMPATIBLE && !against.isEmpty();
    return new SchemaReview(
        schema,
        file,
        change,
        verdict,
        ok && !contradicted,
        before,
        stated,
        needed,
        contradicted ? Optional.of(against.getFirst().sentence()) : problem,
        contradicted
            ? "look at the failure groups; either the schema is too narrow, or its writers break it already"
            : toDo,
        comparisons,
        told,
        told.isEmpty() ? withNote(NO_TOPIC) : notes);
  }

  private List<String> withNote(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return more;
  }
}
