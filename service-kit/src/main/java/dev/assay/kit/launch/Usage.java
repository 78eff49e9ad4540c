package dev.assay.kit.launch;

import dev.assay.kit.config.ConfigurationReference;

/** How a service is started, for {@code --help}. */
final class Usage {
  private Usage() {}

  static String of(String name, Class<? extends Record> configuration) {
    return """
    Usage: %s [--config FILE]... [--set KEY=VALUE]...

      --config FILE    read a properties file; a later one wins over an earlier one
      --set KEY=VALUE  set one key; wins over files and environment
      --help           print this
      --version        print the version

    Keys:

    %s\
    """
        .formatted(name, ConfigurationReference.markdown(configuration));
  }
}
