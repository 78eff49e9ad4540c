package dev.assay.servers.kafka;

import dev.assay.servers.DirectoryClaim;
import dev.assay.servers.ServerStartFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble.VerificationFlag;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A formatted data directory, ready for a broker.
 *
 * @param properties what the directory says about itself
 * @param bootstrap what the metadata log starts with
 */
record BrokerStorage(MetaPropertiesEnsemble properties, BootstrapMetadata bootstrap) {

  /** Formats the directory if nobody has yet; a formatted one keeps its cluster id. */
  static BrokerStorage in(Path directory) {
    try {
      if (load(directory).clusterId().isEmpty()) {
        refuseForeignContent(directory);
        format(directory);
      }
      MetaPropertiesEnsemble properties = load(directory);
      properties.verify(
          Optional.empty(),
          OptionalInt.of(BrokerConfig.NODE_ID),
          EnumSet.of(
              VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID,
              VerificationFlag.REQUIRE_METADATA_LOG_DIR));
      return new BrokerStorage(properties, new BootstrapDirectory(directory.toString()).read());
    } catch (ServerStartFailure e) {
      throw e;
    } catch (Exception e) {
      throw new ServerStartFailure(
          "data directory %s does not hold a local broker's data (%s)"
              .formatted(directory, e.getMessage()),
          "choose another directory, or delete this one to start afresh",
          e);
    }
  }

  String clusterId() {
    return properties.clusterId().orElseThrow();
  }

  private static MetaPropertiesEnsemble load(Path directory) throws IOException {
    return new MetaPropertiesEnsemble.Loader()
        .addLogDirs(List.of(directory.toString()))
        .addMetadataLogDir(directory.toString())
        .load();
  }

  /** A mistyped path must not fill somebody's home with logs. */
  private static void refuseForeignContent(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      Optional<Path> foreign =
          content.filter(path -> !path.endsWith(DirectoryClaim.LOCK_FILE)).sorted().findFirst();
      if (foreign.isPresent()) {
        throw new ServerStartFailure(
            "data directory %s holds other things, such as %s"
                .formatted(directory, foreign.get().getFileName()),
            "choose an empty or a new directory");
      }
    }
  }

  private static void format(Path directory) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerConfig.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(BrokerConfig.CONTROLLER)
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
  }
}
