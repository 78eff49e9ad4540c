package dev.assay.client;

import dev.assay.contracts.rest.AlertTestBody;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.LettersBody;
import dev.assay.contracts.rest.StateWishBody;
import dev.assay.contracts.rest.TimelineBody;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks a dead-letter handler what was refused; throws as {@link SchemasClient} does. */
public final class FailuresClient {
  private final ServiceCalls calls;

  /** A client of this dead-letter handler that does not say who it is. */
  public FailuresClient(ServiceEndpoint dlqHandler) {
    this.calls = new ServiceCalls(dlqHandler, Optional.empty());
  }

  /** A client that says who it is, where nobody has to prove it. */
  public FailuresClient(ServiceEndpoint dlqHandler, String actor) {
    this.calls = new ServiceCalls(dlqHandler, Optional.of(actor));
  }

  /** The failure groups, in the handler's order. */
  public List<FailureGroupBody> groups() {
    return groups(new TreeMap<>());
  }

  /**
   * The failure groups that fit.
   *
   * @param query parameters of {@code GET /failures}, such as {@code state} and {@code sort}
   */
  public List<FailureGroupBody> groups(SortedMap<String, String> query) {
    return List.of(calls.get("/failures" + text(query)).as(FailureGroupBody[].class));
  }

  /** One group with samples. */
  public FailureGroupBody.WithSamples group(String fingerprint) {
    return calls.get(path(fingerprint)).as(FailureGroupBody.WithSamples.class);
  }

  /**
   * When its dead letters came.
   *
   * @param unit {@code minute} or {@code hour}
   */
  public TimelineBody timeline(String fingerprint, String unit) {
    return calls.get(path(fingerprint) + "/timeline?unit=" + encoded(unit)).as(TimelineBody.class);
  }

  /** Says something about a group. */
  public FailureGroupBody mark(String fingerprint, StateWishBody wish) {
    return calls.put(path(fingerprint) + "/state", wish).as(FailureGroupBody.class);
  }

  /**
   * Dead letters of a group, whole, a page at a time.
   *
   * @param query parameters of {@code GET /failures/{fingerprint}/letters}
   */
  public LettersBody letters(String fingerprint, SortedMap<String, String> query) {
    return calls.get(path(fingerprint) + "/letters" + text(query)).as(LettersBody.class);
  }

  /** Sends an alert to every output. */
  public AlertTestBody testAlerts() {
    return calls.post("/alerts/test").as(AlertTestBody.class);
  }

  private static String path(String fingerprint) {
    return "/failures/" + encoded(fingerprint);
  }

  private static String text(SortedMap<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map((Map.Entry<String, String> each) -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
