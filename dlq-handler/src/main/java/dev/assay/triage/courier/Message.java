package dev.assay.triage.courier;

import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an alert is put for people.
 *
 * @param link where to look, with {@code {subject}} for the fingerprint or schema; empty for none
 * @param templates what is said of alerts of a rule, where it is not the usual
 */
public record Message(Optional<String> link, Map<AlertRule, String> templates) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");

  public Message {
    templates = Map.copyOf(templates);
  }

  /** The usual words. */
  public Message(Optional<String> link) {
    this(link, Map.of());
  }

  /** What is said where somebody wrote a template for it. */
  Optional<String> textOf(Alert alert) {
    return Optional.ofNullable(templates.get(alert.rule()))
        .map(template ->
            PLACE
                .matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), alert))));
  }

  private String value(String place, Alert alert) {
    return switch (place) {
      case "title" -> alert.rule().title();
      case "headline" -> alert.headline();
      case "facts" -> String.join("\n", alert.facts());
      case "subject" -> alert.subject();
      case "command" -> commandOf(alert);
      case "link" -> linkOf(alert).orElse("");
      case "time" -> alert.at().toString();
      default -> "{" + place + "}";
    };
  }

  /** Where to look. */
  Optional<String> linkOf(Alert alert) {
    return link.map(template -> template.replace("{subject}", alert.subject()));
  }

  /** What to type. */
  String commandOf(Alert alert) {
    if (alert.isOfGroup()) {
      return "assay dlq show " + alert.subject();
    }
    return switch (alert.rule()) {
      case GUARD_TRIPPED -> "assay mode history " + alert.subject();
      case REDRIVE_DONE -> "assay dlq redrive show " + alert.subject();
      case BREAKING_SCHEMA -> "assay changes --subject " + alert.subject();
      case REGISTRY_UNHEALTHY -> "curl http://%s/readyz".formatted(alert.subject());
      case DAILY_SUMMARY -> "assay dlq list --since 24h";
      case NEW_GROUP, SPIKE, REGRESSED, TOO_OLD, BUDGET, WOULD_PASS, TEST ->
          "assay dlq list --schema " + alert.subject();
    };
  }
}
