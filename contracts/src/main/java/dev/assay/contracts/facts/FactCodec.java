package dev.assay.contracts.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Facts as bytes and back: the key is the identity, the value a JSON object that says what it is
 * and in which form.
 *
 * <pre>{@code
 * version/v1/telemetry.FeedbackEvent/1.2.0 → {"fact":"version-published","form":1,"track":"v1", …}
 * }</pre>
 *
 * <p>A reader refuses every form it does not know: a fact half understood would be a different
 * fact.
 */
public final class FactCodec {
  private FactCodec() {}

  /** The record key of a fact. */
  public static byte[] key(Fact fact) {
    return fact.identity().getBytes(UTF_8);
  }

  /** The record value of a fact. */
  public static byte[] value(Fact fact) {
    return WireJson.MAPPER.writeValueAsBytes(FactForm.of(fact));
  }

  /** From which level on readers know the form in which a fact is written. */
  public static FactLevel level(Fact fact) {
    FactForm form = FactForm.of(fact);
    return FactForm.named(form.fact(), form.form()).level();
  }

  /** Reads a record; never throws, whatever the bytes. */
  public static FactReading read(byte @Nullable [] key, byte @Nullable [] value) {
    if (key == null) {
      return new FactReading.Unreadable("", "the record has no key");
    }
    String identity = new String(key, UTF_8);
    if (value == null) {
      return new FactReading.Withdrawn(identity);
    }
    try {
      Fact fact = StoredVersion.read(value).orElseGet(() -> inFull(value));
      return fact.identity().equals(identity)
          ? new FactReading.Stated(fact)
          : new FactReading.Unreadable(
              identity, "the value states '%s'".formatted(fact.identity()));
    } catch (JacksonException | IllegalArgumentException problem) {
      return new FactReading.Unreadable(identity, firstLine(problem));
    }
  }

  private static Fact inFull(byte[] value) {
    JsonNode body = WireJson.MAPPER.readTree(value);
    return FactForm.named(body).read(body);
  }

  private static String firstLine(RuntimeException problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("no message");
  }
}
