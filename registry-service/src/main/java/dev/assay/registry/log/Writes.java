package dev.assay.registry.log;

import dev.assay.registry.decision.Command;
import java.util.concurrent.CompletionStage;

/** Where wishes are handed in. */
@FunctionalInterface
public interface Writes {

  /**
   * Completes in bounded time with what came of it, on whatever thread; fails only where a bug
   * does.
   */
  CompletionStage<Outcome> submit(Command command);
}
