package dev.assay.servers.kafka;

import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of the broker's faults, and lets the JVM live.
 *
 * <p>Kafka's own handlers halt the process on a fatal fault. Here the process is somebody's test or
 * the whole embedded stack: the fault is logged and told instead, and its owner decides.
 */
final class FaultWatch implements FaultHandlerFactory {
  private static final Logger LOG = LoggerFactory.getLogger(FaultWatch.class);
  private final CompletableFuture<Throwable> firstFatalFault = new CompletableFuture<>();

  @Override
  public FaultHandler build(String part, boolean fatal, Runnable action) {
    return fatal
        ? (message, cause) -> fatal(part, message, cause, action)
        : new LoggingFaultHandler(part, action);
  }

  private FaultHandlerException fatal(
      String part, String message, Throwable cause, Runnable action) {
    FaultHandlerException fault = new FaultHandlerException(part + ": " + message, cause);
    LOG.error("the broker is broken part={} problem=\"{}\"", part, message, cause);
    firstFatalFault.complete(fault);
    action.run();
    return fault;
  }

  /** Completed, once the broker can't go on, with the reason. */
  CompletableFuture<Throwable> firstFatalFault() {
    return firstFatalFault.copy();
  }
}
