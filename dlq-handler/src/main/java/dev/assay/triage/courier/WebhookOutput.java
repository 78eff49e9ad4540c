package dev.assay.triage.courier;

import dev.assay.contracts.json.WireJson;
import dev.assay.kit.config.Secret;
import dev.assay.triage.alert.Alert;
import java.net.URI;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any HTTP endpoint: each alert a CloudEvents 1.0 event in structured mode, signed where a secret
 * is shared.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">CloudEvents
 *     HTTP protocol binding</a>
 */
public final class WebhookOutput implements Output {
  /** {@code sha256=} and the HMAC-SHA256 of the body in hexadecimal digits. */
  public static final String SIGNATURE = "Assay-Signature";

  private static final String SOURCE = "/assay/dlq-handler";
  private static final String ALGORITHM = "HmacSHA256";

  private final String name;
  private final URI url;
  private final Optional<Secret> secret;
  private final Message message;
  private final HttpCall call = new HttpCall();

  /** An output. */
  public WebhookOutput(String name, Secret url, Optional<Secret> secret, Message message) {
    this.name = name;
    this.url = URI.create(url.reveal());
    this.secret = secret;
    this.message = message;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int maxTogether() {
    return 1;
  }

  @Override
  public Delivery deliver(List<Alert> alerts) {
    byte[] body = WireJson.MAPPER.writeValueAsBytes(event(alerts.getFirst()));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/cloudevents+json; charset=UTF-8");
    secret.ifPresent(shared -> headers.put(SIGNATURE, "sha256=" + signature(shared, body)));
    return call.post(url, headers, body);
  }

  private Map<String, Object> event(Alert alert) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("rule", alert.rule().text());
    data.put("headline", alert.headline());
    data.put("facts", alert.facts());
    data.put("source_topics", alert.sourceTopics());
    data.put("command", message.commandOf(alert));
    message.linkOf(alert).ifPresent(link -> data.put("link", link));
    message.textOf(alert).ifPresent(text -> data.put("text", text));
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", alert.id());
    event.put("source", SOURCE);
    event.put("type", "dev.assay.alert.%s.v1".formatted(alert.rule().text()));
    event.put("subject", alert.subject());
    event.put("time", alert.at().toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    return event;
  }

  private static String signature(Secret secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(
          new SecretKeySpec(
              secret.reveal().getBytes(java.nio.charset.StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
