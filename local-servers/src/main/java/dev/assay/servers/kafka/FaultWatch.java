package dev.assay.servers.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of the faults of one run of a broker, and lets the JVM live.
 *
 * <p>Kafka's own handlers halt the process on a fatal fault. Here the process is somebody's test or
 * the whole embedded stack: the fault is logged and told instead, and its owner decides.
 */
final class FaultWatch implements FaultHandlerFactory {
  private static final Logger LOG = LoggerFactory.getLogger(FaultWatch.class);
  private final CompletableFuture<Throwable> firstFatal = new CompletableFuture<>();
  private final Consumer<Throwable> owner;

  FaultWatch(Consumer<Throwable> owner) {
    this.owner = owner;
  }

  @Override
  public FaultHandler build(String part, boolean fatal, Runnable action) {
    if (!fatal) {
      return new LoggingFaultHandler(part, action);
    }
    return (message, cause) -> {
      FaultHandlerException fault = new FaultHandlerException(part + ": " + message, cause);
      tell(fault);
      action.run();
      return fault;
    };
  }

  void tell(Throwable fault) {
    if (firstFatal.complete(fault)) {
      LOG.error("the local Kafka broker is broken and cannot go on", fault);
      owner.accept(fault);
    }
  }

  /** Completed, once the broker can't go on, with the reason. */
  CompletableFuture<Throwable> firstFatal() {
    return firstFatal.copy();
  }
}
