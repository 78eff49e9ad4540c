package dev.assay.kit.config;

import java.util.Locale;

/** What a key is called as an environment variable. */
final class EnvironmentName {
  static final String PREFIX = "ASSAY_";

  private EnvironmentName() {}

  /** Gives {@code ASSAY_KAFKA_BOOTSTRAP_SERVERS} for {@code kafka.bootstrap-servers}. */
  static String of(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
