package dev.assay.registry.decision;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactLevel;
import java.util.List;

/** What becomes of a command. */
public sealed interface Decision {

  /** The same, where every fact of it may be written. */
  default Decision within(FactLevel level) {
    return this;
  }

  /**
   * It shall be so: once these facts are in the log, it is.
   *
   * @param facts in the order in which they must be written, at least one
   * @param reply what to answer then
   */
  record Granted(List<Fact> facts, Reply reply) implements Decision {
    public Granted {
      if (facts.isEmpty()) {
        throw new IllegalArgumentException(
            "a granted command states at least one fact; without one it is already so");
      }
      facts = List.copyOf(facts);
    }

    /** Refused as a whole, where one fact needs readers of a higher level. */
    @Override
    public Decision within(FactLevel level) {
      return facts.stream()
          .filter(fact -> FactCodec.level(fact).compareTo(level) > 0)
          .<Decision>map(above ->
              new Refused(new Refusal.AboveLevel(above.identity(), FactCodec.level(above), level)))
          .findFirst()
          .orElse(this);
    }
  }

  /**
   * Nothing becomes so, but it is told to whoever follows.
   *
   * @param reply what to answer then
   */
  record Noted(Reply reply) implements Decision {}

  /**
   * It is so already; there is nothing to write.
   *
   * @param reply what to answer
   */
  record AlreadySo(Reply reply) implements Decision {}

  /**
   * It shall not be so.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Decision {}
}
