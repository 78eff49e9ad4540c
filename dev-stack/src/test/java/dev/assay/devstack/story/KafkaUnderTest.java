package dev.assay.devstack.story;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.assay.devstack.stack.KafkaChoice;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The Kafka that the system tests stand on: the broker in this JVM, or with {@code
 * -Dkafka.under.test=container} one in a container of the image that {@code docker-compose.yml}
 * names, where there is an engine to run it.
 */
final class KafkaUnderTest {
  private static final String IMAGE = "apache/kafka:4.3.1";

  /** One for each directory, so that a stack that is started again finds what it left. */
  private static final Map<Path, KafkaContainer> CONTAINERS = new ConcurrentHashMap<>();

  private KafkaUnderTest() {}

  static KafkaChoice of(Path directory) {
    String wanted = System.getProperty("kafka.under.test", "embedded");
    return switch (wanted) {
      case "embedded" -> new KafkaChoice.Own();
      case "container" -> contained(directory);
      default ->
          throw new IllegalArgumentException(
              "kafka.under.test=%s is neither embedded nor container".formatted(wanted));
    };
  }

  private static KafkaChoice contained(Path directory) {
    Optional<String> missing = missing();
    if (missing.isPresent()) {
      System.out.println(missing.get() + "; the embedded broker it is");
      return new KafkaChoice.Own();
    }
    KafkaContainer container =
        CONTAINERS.computeIfAbsent(
            directory,
            _ ->
                new KafkaContainer(DockerImageName.parse(IMAGE))
                    .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"));
    container.start();
    return new KafkaChoice.At(container.getBootstrapServers());
  }

  private static Optional<String> missing() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.of("no container engine answers here");
    }
    try {
      DockerClientFactory.lazyClient().inspectImageCmd(IMAGE).exec();
      return Optional.empty();
    } catch (NotFoundException notPulled) {
      return Optional.of("the engine has no image %s; docker pull %s".formatted(IMAGE, IMAGE));
    }
  }
}
