package dev.assay.kit.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failed request becomes a problem.
 *
 * <p>An unexpected exception is logged here once, under an incident id that the client sees too;
 * its message and stack stay within.
 *
 * @param maxBodyBytes for the answer to a body that is too big
 */
record FailureBoundary(Router router, long maxBodyBytes) implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureBoundary.class);

  void mount() {
    for (int status = 400; status < 600; status++) {
      router.errorHandler(status, this);
    }
  }

  @Override
  public void handle(RoutingContext request) {
    if (request.response().headWritten()) {
      // Half an answer is out: a broken connection is the only way left to say so.
      incident(request);
      request.request().connection().close();
      return;
    }
    if (request.statusCode() == 405 && request.request().method().equals(HttpMethod.OPTIONS)) {
      Reply.empty(204).withHeader("Allow", allowed(request)).writeTo(request.response());
      return;
    }
    Reply reply = Reply.problem(problemOf(request));
    boolean wrongMethod = reply.status() == 405;
    (wrongMethod ? reply.withHeader("Allow", allowed(request)) : reply).writeTo(request.response());
  }

  private String allowed(RoutingContext request) {
    return AllowedMethods.of(router, request.normalizedPath());
  }

  private Problem problemOf(RoutingContext request) {
    if (request.failure() instanceof ProblemRaised raised) {
      return raised.problem();
    }
    String method = request.request().method().name();
    String path = request.request().path();
    return switch (request.statusCode()) {
      case 404 ->
          new ProblemType("no-such-route", "No such route", 404)
              .problem("nothing answers %s %s".formatted(method, path))
              .withRemedy("look for the path in the API's description");
      case 405 ->
          new ProblemType("method-not-allowed", "Method not allowed", 405)
              .problem("%s doesn't answer %s".formatted(path, method))
              .withRemedy("use " + allowed(request));
      case 413 ->
          new ProblemType("body-too-large", "The body is too large", 413)
              .problem("the body has more than %d bytes".formatted(maxBodyBytes))
              .withRemedy("send less, or raise http.max-body-size of the service");
      default ->
          request.statusCode() >= 400 && request.statusCode() < 500
              ? new ProblemType("bad-request", "Bad request", request.statusCode())
                  .problem("%s %s can't be answered as asked".formatted(method, path))
              : internal(request);
    };
  }

  private static Problem internal(RoutingContext request) {
    String incident = incident(request);
    return new ProblemType("internal", "Unexpected failure", 500)
        .problem("the service failed in an unexpected way; its log knows more")
        .withRemedy("report the incident id to who runs the service")
        .with("incident", incident);
  }

  private static String incident(RoutingContext request) {
    String incident = UUID.randomUUID().toString();
    Throwable cause =
        Optional.ofNullable(request.failure())
            .orElseGet(() -> new IllegalStateException("status " + request.statusCode()));
    LOG.atError()
        .addKeyValue("incident", incident)
        .addKeyValue("method", request.request().method().name())
        .addKeyValue("path", request.request().path())
        .setCause(cause)
        .log("request failed unexpectedly");
    return incident;
  }
}
