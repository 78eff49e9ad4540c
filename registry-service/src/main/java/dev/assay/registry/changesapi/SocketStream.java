package dev.assay.registry.changesapi;

import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.changes.Change;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells over a WebSocket, one text message a change. */
record SocketStream(ServerWebSocket socket) implements Outlet {
  private static final short GOING_AWAY = 1001;
  private static final short POLICY = 1008;
  private static final short TRY_AGAIN_LATER = 1013;

  static SocketStream open(ServerWebSocket socket, int queuedBytes) {
    socket.setWriteQueueMaxSize(queuedBytes);
    return new SocketStream(socket);
  }

  void write(Map<String, ?> message) {
    var _ = socket.writeTextMessage(JsonBody.write(message).toString());
  }

  /** What a request would have been answered with, then the end. */
  void refuse(Reply reply) {
    write(Map.of("problem", JsonBody.mapper().readTree(reply.body().getBytes())));
    var _ = socket.close(reply.status() == 503 ? TRY_AGAIN_LATER : POLICY, "see the problem");
  }

  @Override
  public void send(Change change) {
    var _ = socket.writeTextMessage(change.json());
  }

  @Override
  public void tellGap(Gap gap) {
    write(Map.of("gap", gap));
  }

  @Override
  public void beat() {
    var _ = socket.writePing(Buffer.buffer("alive"));
  }

  @Override
  public boolean isFull() {
    return socket.writeQueueFull();
  }

  @Override
  public void onceDrained(Runnable then) {
    socket.drainHandler(_ -> then.run());
  }

  @Override
  public void end() {
    var _ = socket.close(GOING_AWAY, "this replica is stopping");
  }

  /** The close frame may never arrive: nothing else does either. */
  @Override
  public void cut(String reason) {
    if (socket.writeQueueFull()) {
      var _ = socket.shutdown(0, TimeUnit.MILLISECONDS);
    } else {
      var _ = socket.close(TRY_AGAIN_LATER, reason);
    }
  }
}
