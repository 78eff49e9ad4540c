package dev.assay.kit.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Makes Vert.x handlers of functions that return their reply. */
public final class Replying {
  private Replying() {}

  /** Replies at once, on the event loop: the function must not block. */
  public static Handler<RoutingContext> now(Function<RoutingContext, Reply> answering) {
    return request -> answering.apply(request).writeTo(request.response());
  }

  /** Replies when the stage completes, on whatever thread; a failed stage is a failed request. */
  public static Handler<RoutingContext> later(
      Function<RoutingContext, ? extends CompletionStage<Reply>> answering) {
    return request -> {
      Context loop = request.vertx().getOrCreateContext();
      CompletionStage<Reply> stage = answering.apply(request);
      var _ =
          stage.whenComplete((reply, failure) ->
              loop.runOnContext(_ -> {
                if (failure == null) {
                  reply.writeTo(request.response());
                } else {
                  request.fail(unwrapped(failure));
                }
              }));
    };
  }

  /** Replies from a virtual thread of its own: the function may block. */
  public static Handler<RoutingContext> blocking(Function<RoutingContext, Reply> answering) {
    return request -> {
      Context loop = request.vertx().getOrCreateContext();
      var _ =
          Thread.ofVirtual()
              .name("reply-" + request.request().path())
              .start(() -> answer(answering, request, loop));
    };
  }

  private static void answer(
      Function<RoutingContext, Reply> answering, RoutingContext request, Context loop) {
    try {
      Reply reply = answering.apply(request);
      loop.runOnContext(_ -> reply.writeTo(request.response()));
    } catch (Exception | LinkageError | AssertionError failure) {
      loop.runOnContext(_ -> request.fail(failure));
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : failure;
  }
}
