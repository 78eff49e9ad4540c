package dev.assay.validator.whatif;

import dev.assay.contracts.rest.WhatIfBody;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One what-if, on a thread of its own; its findings can be asked for while it runs. */
final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  private final String id;
  private final Question question;
  private final Trial trial;
  private final Findings findings;
  private final long startNs = System.nanoTime();
  private volatile Standing standing = new Standing(State.RUNNING, Optional.empty(), false, 0);
  private volatile Optional<Traffic> traffic = Optional.empty();
  private volatile boolean cancelled;

  Run(String id, Question question, Trial trial) {
    this.id = id;
    this.question = question;
    this.trial = trial;
    this.findings = new Findings(question);
  }

  String id() {
    return id;
  }

  boolean isRunning() {
    return standing.state() == State.RUNNING;
  }

  /** Asks it to end; it does so within a poll. */
  void cancel() {
    cancelled = true;
  }

  /** Reads and judges until the end; never throws. */
  void run(Map<String, Object> client) {
    String topic = question.binding().source();
    try (Traffic reading = new Traffic(client, "assay-what-if-" + id, topic, question.span())) {
      traffic = Optional.of(reading);
      boolean complete =
          reading.read(
              question.pace(), () -> cancelled, event -> findings.add(event, trial.judge(event)));
      end(cancelled ? State.CANCELLED : State.DONE, Optional.empty(), complete);
    } catch (KafkaException trouble) {
      LOG.warn("what-if failed id={} topic={} problem=\"{}\"", id, topic, trouble.toString());
      end(State.FAILED, Optional.of(trouble.toString()), false);
    } catch (RuntimeException | LinkageError | StackOverflowError bug) {
      LOG.error("what-if failed id={} topic={}", id, topic, bug);
      end(State.FAILED, Optional.of(bug.toString()), false);
    }
  }

  private void end(State state, Optional<String> trouble, boolean complete) {
    standing = new Standing(state, trouble, complete, System.nanoTime() - startNs);
  }

  WhatIfBody body() {
    Standing now = standing;
    long read = traffic.map(Traffic::passed).orElse(0L);
    long forNs = now.forNs() > 0 ? now.forNs() : System.nanoTime() - startNs;
    return new WhatIfBody(
        id,
        now.state().name().toLowerCase(Locale.ROOT),
        question.binding().source(),
        question.span().from().toString(),
        question.span().until().toString(),
        mode(),
        question.candidate().map(candidate -> candidate.subject().toString()),
        question.askedBy(),
        new WhatIfBody.Progress(
            read,
            traffic.map(Traffic::total).orElse(0L),
            Math.round(read * 1e9 / Math.max(1, forNs)),
            now.complete()),
        now.trouble(),
        findings.answer());
  }

  private String mode() {
    return switch (question.rule().mode()) {
      case OFF, LOG_ONLY, ENFORCE -> question.rule().mode().text();
      case CANARY -> "canary %d%%".formatted(question.rule().enforcedPercent());
    };
  }

  private enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /** How a run stands; {@code forNs} is how long it took, 0 while it runs. */
  private record Standing(State state, Optional<String> trouble, boolean complete, long forNs) {}
}
