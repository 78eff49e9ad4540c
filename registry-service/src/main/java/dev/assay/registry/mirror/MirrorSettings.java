package dev.assay.registry.mirror;

import dev.assay.kit.config.Key;
import java.net.URI;
import java.util.List;

/**
 * Where the mirror goes.
 *
 * @param endpoints of the members of one etcd cluster; none, and there is no mirror
 */
public record MirrorSettings(
    @Key(
            value = "etcd.endpoints",
            defaultValue = "",
            describes =
                "Members of the etcd cluster to mirror into, such as http://127.0.0.1:2379, separated by commas; without any there is no mirror")
        List<URI> endpoints) {
  public MirrorSettings {
    endpoints = List.copyOf(endpoints);
    for (URI endpoint : endpoints) {
      if (!"http".equals(endpoint.getScheme()) && !"https".equals(endpoint.getScheme())) {
        throw new IllegalArgumentException(
            "etcd endpoint '%s' is not of the form http://host:port".formatted(endpoint));
      }
    }
  }
}
