package dev.assay.registry.changesapi;

import dev.assay.registry.changes.Change;

/** How one subscriber is told; used on its event loop only. */
interface Outlet {
  void send(Change change);

  void tellGap(Gap gap);

  /** Says that the connection stands. */
  void beat();

  /** Whether more waits to be taken than should. */
  boolean isFull();

  /** Runs once, when there is room again. */
  void onceDrained(Runnable then);

  /** Ends in the way that the protocol has for it. */
  void end();

  /** Ends at once, whatever still waits to be taken. */
  void cut(String reason);
}
