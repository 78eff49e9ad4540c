package dev.assay.kit.http;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Answers what is no HTTP request, and so never gets to a route. */
final class UnreadableRequests implements Handler<HttpServerRequest> {
  static final int MAX_LINE = 2 * Screening.MAX_ADDRESS;
  private static final ProblemType LINE =
      new ProblemType("address-too-long", "The address is too long", 414);
  private static final ProblemType HEADERS =
      new ProblemType("headers-too-large", "The headers are too large", 431);
  private static final ProblemType UNREADABLE = new ProblemType("bad-request", "Bad request", 400);

  @Override
  public void handle(HttpServerRequest request) {
    Reply reply = Reply.problem(problem(request.decoderResult()));
    reply.withHeader("Connection", "close").writeTo(request.response());
  }

  private static Problem problem(DecoderResult result) {
    return switch (result.cause()) {
      case TooLongHttpLineException line ->
          LINE.problem("the request line has more than %d bytes".formatted(MAX_LINE))
              .withRemedy("send less; longer things go into a body");
      case TooLongHttpHeaderException headers ->
          HEADERS
              .problem("the headers have more than 8192 bytes together")
              .withRemedy("send fewer or shorter ones");
      case null, default ->
          UNREADABLE
              .problem("what arrived is no HTTP request")
              .withRemedy("send HTTP/1.1 as RFC 9112 has it");
    };
  }
}
