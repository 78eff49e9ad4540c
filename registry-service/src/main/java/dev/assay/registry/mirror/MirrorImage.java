package dev.assay.registry.mirror;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.PolicyBody;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.telling.SchemaTelling;
import dev.assay.schema.Subject;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What etcd should hold for a state: the representations that REST answers with, by key. */
final class MirrorImage {
  private MirrorImage() {}

  /** The whole picture, checkpoint aside. */
  static NavigableMap<String, String> of(RegistryState state) {
    NavigableMap<String, String> image = new TreeMap<>();
    state.subjects().forEach(subject -> image.putAll(ofSubject(state, subject)));
    image.putAll(ofPolicies(state));
    return image;
  }

  /** The part of it that is about one subject. */
  static NavigableMap<String, String> ofSubject(RegistryState state, Subject subject) {
    NavigableMap<String, String> image = new TreeMap<>();
    for (PublishedVersion version : state.versions(subject)) {
      image.put(MirrorKeys.ofVersion(subject, version.version()), json(version));
    }
    state
        .latest(subject)
        .ifPresent(latest -> image.put(MirrorKeys.ofLatest(subject), json(latest)));
    return image;
  }

  /** The part of it that is about enforcement. */
  static NavigableMap<String, String> ofPolicies(RegistryState state) {
    NavigableMap<String, String> image = new TreeMap<>();
    for (EnforcementPolicy policy : state.policies()) {
      image.put(
          MirrorKeys.ofPolicy(policy.scope()),
          WireJson.MAPPER.writeValueAsString(PolicyBody.of(policy)));
    }
    return image;
  }

  private static String json(PublishedVersion version) {
    return WireJson.MAPPER.writeValueAsString(SchemaTelling.of(version));
  }
}
