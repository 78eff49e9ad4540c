package dev.assay.devstack.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key that one service is given on top of what the stack gives it.
 *
 * @param service its name, such as {@code dlq-handler}
 * @param key as in docs/configuration.md
 * @param value as there
 */
public record ServiceOverride(String service, String key, String value) {
  static final String REGISTRY = "registry-service";
  static final String VALIDATOR = "validator-streams";
  static final String DEAD_LETTERS = "dlq-handler";
  private static final List<String> SERVICES = List.of(REGISTRY, VALIDATOR, DEAD_LETTERS);

  public ServiceOverride {
    if (!SERVICES.contains(service)) {
      throw new StackRefused(
          "--set speaks of service '%s'; give one of %s"
              .formatted(service, String.join(", ", SERVICES)));
    }
  }

  /**
   * Reads {@code SERVICE:KEY=VALUE}.
   *
   * @throws StackRefused if it is none, or no service of the stack is called so
   */
  public static ServiceOverride parse(String text) {
    int colon = text.indexOf(':');
    int equals = text.indexOf('=', colon + 1);
    if (colon < 1 || equals < colon + 2) {
      throw new StackRefused(
          "--set '%s' is not of the form SERVICE:KEY=VALUE, such as dlq-handler:alerts.log=false"
              .formatted(text));
    }
    return new ServiceOverride(
        text.substring(0, colon), text.substring(colon + 1, equals), text.substring(equals + 1));
  }

  static Map<String, String> of(String service, List<ServiceOverride> all) {
    Map<String, String> keys = new LinkedHashMap<>();
    all.stream()
        .filter(each -> each.service.equals(service))
        .forEach(each -> keys.put(each.key, each.value));
    return keys;
  }
}
