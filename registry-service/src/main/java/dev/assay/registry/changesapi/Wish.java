package dev.assay.registry.changesapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.registry.changes.ChangeFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What a subscriber may say over its WebSocket.
 *
 * @param subscribe which changes it wants from now on
 */
record Wish(Optional<Subscribe> subscribe) {
  private static final ProblemType BAD_WISH =
      new ProblemType("bad-message", "The message can't be used", 400);
  private static final String REMEDY =
      "send {\"subscribe\": {\"subject\": \"v1/telemetry.FeedbackEvent\"}}, for example";

  /**
   * Which changes.
   *
   * @param subject as in the query of the same name, values separated by commas
   * @param track likewise
   * @param type likewise
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Subscribe(Optional<String> subject, Optional<String> track, Optional<String> type) {
    ChangeFilter filter() {
      return Asked.filter(parts(subject), parts(track), parts(type));
    }

    private static List<String> parts(Optional<String> joined) {
      return joined.stream()
          .flatMap(text -> Arrays.stream(text.split(",")))
          .map(String::strip)
          .filter(text -> !text.isEmpty())
          .toList();
    }
  }

  static ProblemRaised missing() {
    return new ProblemRaised(BAD_WISH.problem("'subscribe' is missing").withRemedy(REMEDY));
  }

  static ProblemRaised unreadable(JacksonException reason) {
    return new ProblemRaised(BAD_WISH.problem(reason.getOriginalMessage()).withRemedy(REMEDY));
  }
}
