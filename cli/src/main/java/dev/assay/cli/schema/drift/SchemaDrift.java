package dev.assay.cli.schema.drift;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.rest.DriftBody;
import dev.assay.contracts.rest.IndexBody;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one schema here stands to the registry's latest version of it.
 *
 * @param file where it lies; absent where only the registry has it
 * @param localSha256 fingerprint here
 * @param registrySha256 fingerprint of the registry's latest version
 * @param localVersion what the file says about itself, or the older version whose text it has
 * @param registryVersion the registry's latest version
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SchemaDrift(
    String name,
    String track,
    State state,
    Optional<String> file,
    @JsonProperty("local_sha256") Optional<String> localSha256,
    @JsonProperty("registry_sha256") Optional<String> registrySha256,
    @JsonProperty("local_version") Optional<String> localVersion,
    @JsonProperty("registry_version") Optional<String> registryVersion) {

  /** What can be the matter. */
  enum State {
    /** Both have the same text. */
    @JsonProperty("same")
    SAME,
    /** The file has the text of an older version. */
    @JsonProperty("behind")
    BEHIND,
    /** The file states a later version, which is not published yet. */
    @JsonProperty("ahead")
    AHEAD,
    /** The texts differ, and neither is known to come after the other. */
    @JsonProperty("differs")
    DIFFERS,
    /** The registry has no such schema. */
    @JsonProperty("unpublished")
    UNPUBLISHED,
    /** The directory has no such schema. */
    @JsonProperty("unfiled")
    UNFILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static SchemaDrift unpublished(LocalSchema here) {
    return of(here, State.UNPUBLISHED, here.version().map(SemVer::toString), Optional.empty());
  }

  static SchemaDrift unfiled(Subject subject, IndexBody.Entry there) {
    return new SchemaDrift(
        subject.name().value(),
        subject.track().value(),
        State.UNFILED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(there.sha256()),
        Optional.empty(),
        Optional.of(there.latestCoreVersion()));
  }

  static SchemaDrift same(LocalSchema here, IndexBody.Entry there) {
    return of(here, State.SAME, Optional.of(there.latestCoreVersion()), Optional.of(there));
  }

  /** The texts differ; the versions that the registry has say how. */
  static SchemaDrift other(LocalSchema here, IndexBody.Entry there, List<VersionBody> versions) {
    Optional<String> older =
        versions.stream()
            .filter(version -> version.sha256().equals(here.fingerprint().hex()))
            .map(VersionBody::coreVersion)
            .findFirst();
    if (older.isPresent()) {
      return of(here, State.BEHIND, older, Optional.of(there));
    }
    boolean later =
        here.version().isPresent()
            && SemVer.tryParse(there.latestCoreVersion())
                .filter(latest -> here.version().get().compareTo(latest) > 0)
                .isPresent();
    return of(
        here,
        later ? State.AHEAD : State.DIFFERS,
        here.version().map(SemVer::toString),
        Optional.of(there));
  }

  private static SchemaDrift of(
      LocalSchema here, State state, Optional<String> version, Optional<IndexBody.Entry> there) {
    return new SchemaDrift(
        here.subject().name().value(),
        here.subject().track().value(),
        state,
        Optional.of(here.file().toString()),
        Optional.of(here.fingerprint().hex()),
        there.map(IndexBody.Entry::sha256),
        version,
        there.map(IndexBody.Entry::latestCoreVersion));
  }

  /** Track and name. */
  @JsonIgnore
  String schema() {
    return track + "/" + name;
  }

  /** The event {@code telemetry.schema_drift}. */
  DriftBody event(String service) {
    return new DriftBody(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(EVENT_TYPE),
        Optional.of(
            new DriftBody.Payload(
                Optional.of(name),
                Optional.of(track),
                localSha256,
                registrySha256,
                Optional.of(service))));
  }

  /** What the event is called. */
  static final String EVENT_TYPE = "telemetry.schema_drift";
}
