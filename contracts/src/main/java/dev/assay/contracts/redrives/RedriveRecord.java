package dev.assay.contracts.redrives;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A redrive as its topic keeps it: the value under {@code redrive/<id>}.
 *
 * <p>Written in one transaction with the dead letters it speaks of; so the position it names and
 * what was moved are never apart.
 *
 * @param form how to read the rest; {@link #FORM}
 * @param id of this redrive
 * @param asked who wanted it
 * @param wish what they wanted
 * @param state where it stands
 * @param because why it stands there, where that needs saying
 * @param holder the instance that works on it, or last did
 * @param partitions how far it has come
 * @param counts what became of the dead letters so far
 * @param plan what looking through them said beforehand, once that is done
 * @param updatedAtMs when this was written, epoch milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RedriveRecord(
    int form,
    String id,
    Asked asked,
    RedriveWish wish,
    RedriveState state,
    Optional<String> because,
    String holder,
    List<RedriveProgress> partitions,
    RedriveCounts counts,
    Optional<RedriveCounts> plan,
    @JsonProperty("updated_at_ms") long updatedAtMs) {
  /** The only form there has been so far. */
  public static final int FORM = 1;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  public RedriveRecord {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "redrive id '%s' must be 1 to 40 lower-case letters, digits or '-'".formatted(id));
    }
    partitions = List.copyOf(partitions);
  }

  /**
   * Who wanted a redrive.
   *
   * @param by who
   * @param why their reason; may be empty
   * @param atMs when, epoch milliseconds
   * @param thenMove whether it moves once it is planned, without being told again
   */
  public record Asked(
      String by,
      String why,
      @JsonProperty("at_ms") long atMs,
      @JsonProperty("then_move") boolean thenMove) {}

  /** The same in another state, for this reason. */
  public RedriveRecord in(RedriveState next, Optional<String> reason, long nowMs) {
    return new RedriveRecord(
        form, id, asked, wish, next, reason, holder, partitions, counts, plan, nowMs);
  }

  /** The same in other hands. */
  public RedriveRecord heldBy(String instance) {
    return new RedriveRecord(
        form, id, asked, wish, state, because, instance, partitions, counts, plan, updatedAtMs);
  }

  /** The same, further on. */
  public RedriveRecord at(List<RedriveProgress> reached, RedriveCounts soFar, long nowMs) {
    return new RedriveRecord(
        form, id, asked, wish, state, because, holder, reached, soFar, plan, nowMs);
  }

  /** The same with what a look through its dead letters said. */
  public RedriveRecord planned(RedriveCounts found) {
    return new RedriveRecord(
        form,
        id,
        asked,
        wish,
        state,
        because,
        holder,
        partitions,
        counts,
        Optional.of(found),
        updatedAtMs);
  }

  /** The same with another wish. */
  public RedriveRecord wishing(RedriveWish other) {
    return new RedriveRecord(
        form, id, asked, other, state, because, holder, partitions, counts, plan, updatedAtMs);
  }

  /** Whether all partitions have been looked at. */
  @JsonIgnore
  public boolean isThrough() {
    return partitions.stream().allMatch(RedriveProgress::isDone);
  }
}
