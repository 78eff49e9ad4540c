package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Body of {@code POST /admin/telemetry}: a client met events that differ from what a schema says.
 *
 * @param name the schema's name; needed
 * @param track the track, {@code v1} where it is left out
 * @param coreVersion the version that the client compared with
 * @param kind what it met, in words joined by {@code -}; by default {@code drift}
 * @param pointer where in the event
 * @param detail one line for people, without payload
 * @param count how many events it speaks of, by default 1
 * @param eventType with {@code payload}: what the event is called, {@code telemetry.schema_drift}
 * @param payload the report as an event: a local copy differs from what the registry has
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DriftBody(
    Optional<String> name,
    Optional<String> track,
    @JsonProperty("core_version") Optional<String> coreVersion,
    Optional<String> kind,
    Optional<String> pointer,
    Optional<String> detail,
    Optional<Long> count,
    @JsonProperty("event_type") Optional<String> eventType,
    Optional<Payload> payload) {

  /**
   * A local copy that is not the registry's.
   *
   * @param name the schema's name; needed
   * @param track the track, {@code v1} where it is left out
   * @param localSha256 fingerprint of the copy
   * @param registrySha256 fingerprint of what the registry has
   * @param service who has the copy
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Payload(
      Optional<String> name,
      Optional<String> track,
      @JsonProperty("local_sha256") Optional<String> localSha256,
      @JsonProperty("registry_sha256") Optional<String> registrySha256,
      Optional<String> service) {

    /** The same as a report. */
    DriftBody report() {
      return new DriftBody(
          name,
          track,
          Optional.empty(),
          Optional.of(LOCAL_COPY),
          Optional.empty(),
          Optional.of(
              "local sha256 %s, registry sha256 %s, service %s"
                  .formatted(
                      localSha256.orElse("unknown"),
                      registrySha256.orElse("unknown"),
                      service.orElse("unknown"))),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** The kind of a report that speaks of a local copy. */
  public static final String LOCAL_COPY = "local-copy";

  /** Whether the report is told as an event. */
  @JsonIgnore
  public boolean isEvent() {
    return payload.isPresent();
  }

  /** The report itself, however it is told. */
  public DriftBody report() {
    return payload.map(Payload::report).orElse(this);
  }
}
