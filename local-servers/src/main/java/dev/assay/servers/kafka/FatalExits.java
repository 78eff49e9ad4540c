package dev.assay.servers.kafka;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;

/**
 * Where Kafka would end the JVM, tells the brokers that run in it.
 *
 * <p>Some faults do not go through a {@link FaultWatch}: a data directory that can't be written to
 * any more (a full disk) calls {@link Exit}, which is one for the whole JVM, as is this. Kafka does
 * not say which broker it was, so all that run are told.
 */
final class FatalExits {
  private static final Set<FaultWatch> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Exit.setExitProcedure(FatalExits::tellAll);
    Exit.setHaltProcedure(FatalExits::tellAll);
  }

  private FatalExits() {}

  static void tell(FaultWatch watch) {
    RUNNING.add(watch);
  }

  static void spare(FaultWatch watch) {
    RUNNING.remove(watch);
  }

  /** Never returns, because Kafka's code behind an exit does not expect to run. */
  private static void tellAll(int status, String message) {
    IllegalStateException fault =
        new IllegalStateException(
            "Kafka wanted to end the JVM with status %d; its first error in the log says why, most often a data directory that can't be written to or a full disk"
                .formatted(status));
    RUNNING.forEach(watch -> watch.tell(fault));
    throw fault;
  }
}
