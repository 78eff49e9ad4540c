package dev.assay.registry.validationapi;

import dev.assay.kit.http.Bodies;
import dev.assay.registry.validationapi.EventLines.Line;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
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

  private final Judging judging;
  private final EventLines lines;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Context loop;

  JudgementStream(RoutingContext request, Judging judging, int maxLineBytes) {
    this.judging = judging;
    this.lines = new EventLines(maxLineBytes);
    this.request = request.request();
    this.response = request.response();
    this.loop = request.vertx().getOrCreateContext();
  }

  /** On the event loop, with the request paused. */
  void run() {
    response
        .setStatusCode(200)
        .setChunked(true)
        .putHeader("Content-Type", Bodies.NDJSON)
        .putHeader("Cache-Control", "no-store");
    request.handler(chunk -> judge(lines.feed(chunk), this::readOn));
    request.endHandler(_ -> judge(lines.rest(), response::end));
    request.exceptionHandler(gone -> LOG.atDebug().setCause(gone).log("stream broken off"));
    response.exceptionHandler(gone -> LOG.atDebug().setCause(gone).log("client gone"));
    request.resume();
  }

  private void judge(List<Line> complete, Runnable then) {
    if (complete.isEmpty()) {
      then.run();
      return;
    }
    request.pause();
    var _ =
        Thread.ofVirtual()
            .name("judge-lines")
            .start(() -> {
              Buffer verdicts = judging.lines(complete);
              loop.runOnContext(_ -> answer(verdicts, then));
            });
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

  private void readOn() {
    request.resume();
  }
}
