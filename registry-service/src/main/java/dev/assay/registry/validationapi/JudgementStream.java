package dev.assay.registry.validationapi;

import dev.assay.kit.http.Bodies;
import dev.assay.registry.validationapi.EventLines.Line;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges lines as they come and answers as it judges.
 *
 * <p>One chunk at a time: no more is read while one is judged or while the client doesn't take the
 * verdicts. All state belongs to the event loop of the connection; judging happens off it.
 */
final class JudgementStream {
  private static final Logger LOG = LoggerFactory.getLogger(JudgementStream.class);

  private final RoutingContext context;
  private final EventLines lines;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context loop;
  private Optional<Judging> judging = Optional.empty();
  private Optional<Runnable> waiting = Optional.empty();

  JudgementStream(RoutingContext context, int maxLineBytes) {
    this.context = context;
    this.lines = new EventLines(maxLineBytes);
    this.request = context.request();
    this.response = context.response();
    this.loop = context.vertx().getOrCreateContext();
  }

  /** Takes the stream; what comes before it is known who judges waits. */
  void listen() {
    request.handler(chunk -> judge(lines.feed(chunk), request::resume));
    request.endHandler(_ -> judge(lines.rest(), response::end));
    request.exceptionHandler(gone -> LOG.atDebug().setCause(gone).log("stream broken off"));
  }

  /** Begins to judge. */
  void begin(Judging by) {
    judging = Optional.of(by);
    response
        .setStatusCode(200)
        .setChunked(true)
        .putHeader("Content-Type", Bodies.NDJSON)
        .putHeader("Cache-Control", "no-store");
    response.exceptionHandler(gone -> LOG.atDebug().setCause(gone).log("client gone"));
    waiting.ifPresent(Runnable::run);
  }

  /** Answers with a problem; the rest of the stream is read and dropped. */
  void refuse(RuntimeException reason) {
    request.handler(_ -> {});
    request.endHandler(_ -> {});
    request.resume();
    context.fail(reason);
  }

  private void judge(List<Line> complete, Runnable then) {
    if (judging.isEmpty()) {
      request.pause();
      waiting = Optional.of(() -> judge(complete, then));
    } else if (complete.isEmpty()) {
      then.run();
    } else {
      Judging by = judging.get();
      request.pause();
      var _ =
          Thread.ofVirtual()
              .name("judge-lines")
              .start(() -> {
                Buffer verdicts = by.lines(complete);
                loop.runOnContext(_ -> answer(verdicts, then));
              });
    }
  }

  private void answer(Buffer verdicts, Runnable then) {
    if (response.closed()) {
      return;
    }
    if (verdicts.length() > 0) {
      var _ = response.write(verdicts);
    }
    if (response.writeQueueFull()) {
      response.drainHandler(_ -> then.run());
    } else {
      then.run();
    }
  }
}
