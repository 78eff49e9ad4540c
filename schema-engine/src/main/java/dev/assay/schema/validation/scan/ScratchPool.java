package dev.assay.schema.validation.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Scratches that passes lend each other, so that a pass allocates none.
 *
 * <p>A thread looks in the one slot its id points at; where two threads want the same slot, one
 * makes a scratch of its own.
 */
final class ScratchPool {
  private static final int SLOTS = 64;
  // Slots of neighbours would share a cache line.
  private static final int SPACING = 16;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final Object[] POOL = new Object[SLOTS * SPACING];

  private ScratchPool() {}

  static Scratch take() {
    Object pooled = SLOT.getAndSet(POOL, slot(), null);
    return pooled instanceof Scratch scratch ? scratch : new Scratch();
  }

  static void giveBack(Scratch scratch) {
    SLOT.setRelease(POOL, slot(), scratch);
  }

  private static int slot() {
    return (int) (Thread.currentThread().threadId() % SLOTS) * SPACING;
  }
}
