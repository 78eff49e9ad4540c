package dev.assay.devstack.deploy;

import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationReference;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.http.HttpSettings;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.triage.TriageConfiguration;
import dev.assay.validator.ValidatorConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A service as deployments know it: by its name, and by the record it is configured with. */
enum Service {
  REGISTRY("registry-service", RegistryConfiguration.class),
  VALIDATOR("validator-streams", ValidatorConfiguration.class),
  DLQ_HANDLER("dlq-handler", TriageConfiguration.class);

  private static final Pattern VARIABLE = Pattern.compile("`(ASSAY_[A-Z0-9_]+)`");

  private final String text;
  private final Class<? extends Record> configuration;

  Service(String text, Class<? extends Record> configuration) {
    this.text = text;
    this.configuration = configuration;
  }

  static Optional<Service> named(String text) {
    return Arrays.stream(values()).filter(service -> service.text.equals(text)).findFirst();
  }

  String text() {
    return text;
  }

  /**
   * Reads what somebody wrote, as the service would at its start.
   *
   * @throws dev.assay.kit.config.ConfigurationRefused with everything that is wrong
   */
  HttpSettings read(ConfigurationSources sources) {
    return switch (ConfigurationReader.read(configuration, sources)) {
      case RegistryConfiguration registry -> registry.http();
      case ValidatorConfiguration validator -> validator.http();
      case TriageConfiguration triage -> triage.http();
      case Record other -> throw new AssertionError(other);
    };
  }

  /** Whether a variable is one of its keys; of any other nobody would say that it does nothing. */
  boolean knows(String variable) {
    return variables().stream()
        .anyMatch(known ->
            known.endsWith("__")
                ? variable.startsWith(known)
                : variable.replaceAll("_\\d+__", "_0__").equals(known));
  }

  private List<String> variables() {
    return VARIABLE
        .matcher(ConfigurationReference.markdown(configuration))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
