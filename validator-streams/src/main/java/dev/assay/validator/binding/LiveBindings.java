package dev.assay.validator.binding;

import dev.assay.contracts.topics.TopicNames;
import java.util.List;
import java.util.Map;

/**
 * The bindings in force, as they change.
 *
 * <p>Written by one thread, which sees to it that topics are there and the topology reads them;
 * read by all.
 */
public final class LiveBindings {
  private volatile Standing standing;

  /** Before any binding holds. */
  public LiveBindings(TopicNames registry) {
    this.standing = new Standing(new Bindings(List.of(), registry), Map.of(), 0, 0);
  }

  /** The bindings that hold for the next event. */
  public Bindings now() {
    return standing.bindings();
  }

  /** All that there is to know about them. */
  public Standing standing() {
    return standing;
  }

  /** Lets others hold from the next event on. */
  public void replace(Standing next) {
    this.standing = next;
  }

  /**
   * Bindings, and what became of those that don't hold.
   *
   * @param bindings that hold
   * @param setAside why others don't, by name
   * @param appliedRevision the latest decision that was looked at, 0 for none
   * @param rebuilds how often the topology was built anew for a change of sources
   */
  public record Standing(
      Bindings bindings, Map<String, String> setAside, long appliedRevision, int rebuilds) {
    public Standing {
      setAside = Map.copyOf(setAside);
    }
  }
}
