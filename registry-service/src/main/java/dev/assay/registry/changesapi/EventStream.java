package dev.assay.registry.changesapi;

import dev.assay.kit.http.JsonBody;
import dev.assay.registry.changes.Change;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Tells as server-sent events.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">WHATWG HTML,
 *     9.2</a>
 */
record EventStream(HttpServerRequest request) implements Outlet {
  private static final String RETRY = "retry: 2000\n\n";

  static EventStream to(HttpServerRequest request, int queuedBytes) {
    HttpServerResponse response = request.response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(queuedBytes)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        // Proxies that gather answers before they pass them on would hold back every event.
        .putHeader("X-Accel-Buffering", "no");
    return new EventStream(request);
  }

  /** Sends the head, so that a quiet stream can be told from one that nobody answers. */
  void open() {
    write(RETRY);
  }

  private void write(String text) {
    var _ = request.response().write(text);
  }

  @Override
  public void send(Change change) {
    write("id: %d\ndata: %s\n\n".formatted(change.offset(), change.json()));
  }

  @Override
  public void tellGap(Gap gap) {
    write("event: gap\ndata: %s\n\n".formatted(JsonBody.write(gap)));
  }

  @Override
  public void beat() {
    write(": alive\n\n");
  }

  @Override
  public boolean isFull() {
    return request.response().writeQueueFull();
  }

  @Override
  public void onceDrained(Runnable then) {
    request.response().drainHandler(_ -> then.run());
  }

  @Override
  public void end() {
    var _ = request.response().end();
  }

  @Override
  public void cut(String reason) {
    var _ = request.response().reset();
  }
}
