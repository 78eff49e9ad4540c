package dev.assay.validator.provision;

import dev.assay.validator.binding.Binding;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Prepares the topics of each binding once, and again only where its outputs have changed.
 *
 * <p>A pattern meets topics that nobody knew when it was stated; theirs are prepared when the first
 * event is there. Safe for use by many threads.
 */
public final class Prepared implements Consumer<Binding> {
  private final Provision provision;
  private final Set<Ways> done = ConcurrentHashMap.newKeySet();

  /** Nothing is prepared yet. */
  public Prepared(Provision provision) {
    this.provision = provision;
  }

  /** Makes the topics of a binding ready; throws as {@link Provision#prepare} does. */
  @Override
  public void accept(Binding binding) {
    Ways ways = new Ways(binding.source(), binding.validatedTopic(), binding.deadLetterTopic());
    if (!done.contains(ways)) {
      provision.prepare(binding);
      done.add(ways);
    }
  }

  private record Ways(String source, String validated, String deadLetters) {}
}
