package dev.assay.devstack.rehearsal;

import dev.assay.registry.RegistryMain;
import dev.assay.triage.TriageMain;
import dev.assay.validator.ValidatorMain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A service that can be started beside others. */
public enum Performer {
  /** registry-service. */
  REGISTRY("registry", RegistryMain.class) {
    @Override
    Map<String, String> own(Path directory) {
      return Map.of();
    }
  },
  /** validator-streams. */
  VALIDATOR("validator", ValidatorMain.class) {
    @Override
    Map<String, String> own(Path directory) {
      return Scene.validatorKeys();
    }
  },
  /** dlq-handler. */
  DLQ_HANDLER("dlq-handler", TriageMain.class) {
    @Override
    Map<String, String> own(Path directory) {
      return Map.of(
          "dead-letter-topics",
          Scene.DEAD_LETTERS,
          "topics.create-sources",
          "true",
          "groups.state-directory",
          directory.toString());
    }
  };

  private final String word;
  private final Class<?> main;

  Performer(String word, Class<?> main) {
    this.word = word;
    this.main = main;
  }

  /**
   * Reads the name that images and directories have.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static Performer parse(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no service is called '%s'; there are %s"
                    .formatted(
                        word,
                        Arrays.stream(values())
                            .map(Performer::word)
                            .collect(Collectors.joining(", ")))));
  }

  /** What images and directories are called after it. */
  public String word() {
    return word;
  }

  String mainClass() {
    return main.getName();
  }

  /** The keys it is started with. */
  Map<String, String> keys(String bootstrapServers, int port, Path directory) {
    Map<String, String> keys = new TreeMap<>(Scene.common(bootstrapServers, port));
    keys.putAll(own(directory));
    return keys;
  }

  abstract Map<String, String> own(Path directory);
}
