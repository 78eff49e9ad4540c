package dev.assay.registry.changesapi;

import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import io.vertx.core.http.HttpVersion;

/** Every way in which subscribers are told no. */
final class ChangesProblems {
  private static final ProblemType GONE =
      new ProblemType("changes-gone", "These changes are not retained any more", 410);
  private static final ProblemType AHEAD =
      new ProblemType("offset-ahead", "There is no such offset yet", 400);
  private static final ProblemType UNAVAILABLE =
      new ProblemType("changes-unavailable", "Changes can't be told now", 503);
  private static final ProblemType NO_SOCKET =
      new ProblemType("websocket-expected", "This is for WebSockets", 426);
  private static final ProblemType FOREIGN =
      new ProblemType("foreign-origin", "Another site's page asks", 403);

  private ChangesProblems() {}

  static Reply of(Start.Gone gone) {
    return Reply.problem(
        GONE.problem(
                "offset %d was asked for, the first retained is %d"
                    .formatted(gone.asked(), gone.earliest()))
            .withRemedy(
                "read the state from /index, then subscribe from %d".formatted(gone.earliest()))
            .with("earliest", gone.earliest()));
  }

  static Reply of(Start.Ahead ahead) {
    return Reply.problem(
        AHEAD
            .problem(
                "offset %d was asked for, the next change will be %d or later"
                    .formatted(ahead.asked(), ahead.end()))
            .withRemedy("subscribe from latest; was the topic made anew?")
            .with("end", ahead.end()));
  }

  static Reply of(Start.Unavailable unavailable) {
    return Reply.problem(
            UNAVAILABLE
                .problem(unavailable.reason())
                .withRemedy("ask again after Retry-After, or another replica"))
        .withHeader("Retry-After", "2");
  }

  static Reply full(int subscribers) {
    return of(
        new Start.Unavailable(
            "no more than %d subscribers are let in, and none while this replica stops"
                .formatted(subscribers)));
  }

  /** HTTP/2 forbids headers about the connection (RFC 9113, 8.2.2). */
  static Reply noSocket(HttpVersion version) {
    Reply reply =
        Reply.problem(
            NO_SOCKET
                .problem("/ws/changes was asked for without a WebSocket handshake")
                .withRemedy("connect with ws://, or read /changes"));
    return version.equals(HttpVersion.HTTP_2)
        ? reply
        : reply.withHeader("Upgrade", "websocket").withHeader("Connection", "Upgrade");
  }

  static Reply foreign(String origin) {
    return Reply.problem(
        FOREIGN
            .problem("a page of %s asks for the changes".formatted(origin))
            .withRemedy("connect from a page of this host, or without a browser"));
  }
}
