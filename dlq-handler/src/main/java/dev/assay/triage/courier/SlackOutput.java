package dev.assay.triage.courier;

import dev.assay.contracts.json.WireJson;
import dev.assay.kit.config.Secret;
import dev.assay.triage.alert.Alert;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An incoming webhook as Slack has it, and others that understand the same: Block Kit, with a text
 * for notifications.
 *
 * @see <a href="https://api.slack.com/messaging/webhooks">Incoming webhooks</a>
 */
public final class SlackOutput implements Output {
  private static final int MAX_TOGETHER = 10;
  private static final int MAX_SECTION = 2_900;
  private static final int MAX_LINE = 280;

  private final String name;
  private final Secret url;
  private final Message message;
  private final HttpCall call = new HttpCall();

  /**
   * An output.
   *
   * @param url a secret: whoever knows it may write to the channel
   */
  public SlackOutput(String name, Secret url, Message message) {
    this.name = name;
    this.url = url;
    this.message = message;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int maxTogether() {
    return MAX_TOGETHER;
  }

  @Override
  public Delivery deliver(List<Alert> alerts) {
    return call.post(
        URI.create(url.reveal()),
        Map.of("Content-Type", "application/json"),
        WireJson.MAPPER.writeValueAsBytes(body(alerts)));
  }

  private Map<String, Object> body(List<Alert> alerts) {
    List<Object> blocks = new ArrayList<>();
    alerts.forEach(alert -> blocks.add(section(alert)));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", fallback(alerts));
    body.put("blocks", blocks);
    return body;
  }

  private static String fallback(List<Alert> alerts) {
    Alert first = alerts.getFirst();
    String line = "%s: %s".formatted(first.rule().title(), first.headline());
    return escaped(cut(line))
        + (alerts.size() == 1 ? "" : " (and %d more)".formatted(alerts.size() - 1));
  }

  private Map<String, Object> section(Alert alert) {
    String text = message.textOf(alert).map(SlackOutput::escaped).orElseGet(() -> usual(alert));
    Map<String, Object> markdown = new LinkedHashMap<>();
    markdown.put("type", "mrkdwn");
    markdown.put("text", text.substring(0, Math.min(text.length(), MAX_SECTION)));
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("type", "section");
    section.put("text", markdown);
    return section;
  }

  private String usual(Alert alert) {
    StringBuilder text = new StringBuilder();
    String title = "*%s* %s".formatted(alert.rule().title(), escaped(cut(alert.headline())));
    text.append(title);
    alert.facts().forEach(fact -> text.append('\n').append(escaped(cut(fact))));
    text.append("\n`").append(escaped(message.commandOf(alert))).append('`');
    message.linkOf(alert).ifPresent(link -> text.append(" <").append(link).append("|open>"));
    return text.toString();
  }

  private static String cut(String line) {
    return line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…";
  }

  /** Slack reads these three; a broken event must not mention a whole channel. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
