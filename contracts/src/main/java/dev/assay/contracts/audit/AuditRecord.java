package dev.assay.contracts.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.WireJson;
import java.time.Instant;

/**
 * A write that somebody asked for, and what became of it.
 *
 * @param actor who asked; the record's key
 * @param action what was asked, such as {@code publish-version}
 * @param target what it was about, such as {@code v1/telemetry.FeedbackEvent@1.2.0}
 * @param outcome {@code granted} or {@code refused}
 * @param detail what was written, or why it was refused
 * @param atMs when it was asked, epoch milliseconds
 */
public record AuditRecord(
    String actor,
    String action,
    String target,
    Outcome outcome,
    String detail,
    @JsonProperty("at_ms") long atMs) {

  /** What became of a wish. */
  public enum Outcome {
    @JsonProperty("granted")
    GRANTED,
    @JsonProperty("refused")
    REFUSED
  }

  /** When it was asked. */
  public Instant at() {
    return Instant.ofEpochMilli(atMs);
  }

  /** The record key. */
  public byte[] key() {
    return actor.getBytes(UTF_8);
  }

  /** The record value, JSON. */
  public byte[] value() {
    return WireJson.MAPPER.writeValueAsBytes(this);
  }

  /** Reads a record value back. */
  public static AuditRecord read(byte[] value) {
    return WireJson.MAPPER.readValue(value, AuditRecord.class);
  }
}
