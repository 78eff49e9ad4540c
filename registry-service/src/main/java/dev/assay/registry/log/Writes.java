package dev.assay.registry.log;

import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Decision;
import java.util.concurrent.CompletionStage;

/** Where wishes are handed in. */
public interface Writes {

  /**
   * Completes in bounded time with what came of it, on whatever thread; fails only where a bug
   * does.
   *
   * <p>May work for some milliseconds on the caller's thread first.
   */
  CompletionStage<Outcome> submit(Command command);

  /** What would come of it on the newest state known here; writes nothing. */
  Decision rehearse(Command command);
}
