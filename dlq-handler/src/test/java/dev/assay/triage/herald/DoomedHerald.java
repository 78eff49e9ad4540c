package dev.assay.triage.herald;

import dev.assay.kit.kafka.KafkaAccess;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A herald in a process of its own, which is gone once its first alerts are written. */
final class DoomedHerald {
  static final int KILLED = 137;

  private DoomedHerald() {}

  /** Takes the bootstrap servers, and what the instance is called. */
  @SuppressWarnings("SystemExitOutsideMain")
  public static void main(String[] args) throws Exception {
    try (Herald _ =
        new Herald(
            new Herald.Place(KafkaAccess.at(args[0]), "herald", args[1], "changes", "alerts"),
            new Clockwork(Optional.empty(), Optional.empty()),
            InstantSource.system(),
            () -> Runtime.getRuntime().halt(KILLED))) {
      new CountDownLatch(1).await();
    }
  }
}
