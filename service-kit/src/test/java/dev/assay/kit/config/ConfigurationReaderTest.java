package dev.assay.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
  @TempDir Path directory;

  enum Mode {
    OFF,
    LOG_ONLY
  }

  record TopicName(String value) {
    TopicName {
      if (value.contains(" ")) {
        throw new IllegalArgumentException("topic '%s' has a space".formatted(value));
      }
    }
  }

  record Kafka(
      @Key("bootstrap-servers") String bootstrapServers,
      @Key(value = "password", describes = "To sign in") Optional<Secret> password,
      @Key("client") Map<String, String> client) {}

  record Limits(
      @Key(value = "low", defaultValue = "1") int low,
      @Key(value = "high", defaultValue = "9") long high) {
    Limits {
      if (low > high) {
        throw new IllegalArgumentException("low %d is above high %d".formatted(low, high));
      }
    }
  }

  record Binding(
      @Key("source") TopicName source, @Key(value = "mode", defaultValue = "log-only") Mode mode) {}

  record Mirror(@Key("endpoint") URI endpoint) {}

  record Service(
      @Key("kafka") Kafka kafka,
      @Key(
              value = "limits",
              defaults = {"high=20"})
          Limits limits,
      @Key("bindings") List<Binding> bindings,
      @Key("mirror") Optional<Mirror> mirror,
      @Key(value = "timeout", defaultValue = "10s") Duration timeout,
      @Key(value = "max-size", defaultValue = "1MiB") ByteSize maxSize,
      @Key(value = "tracks", defaultValue = "v1,v2") List<String> tracks,
      @Key(value = "share", defaultValue = "0.5") double share,
      @Key(value = "strict", defaultValue = "true") boolean strict,
      @Key("directory") Optional<Path> directory) {}

  private static final Map<String, String> LEAST = Map.of("kafka.bootstrap-servers", "broker:9092");

  private static Service read(ConfigurationSources sources) {
    return ConfigurationReader.read(Service.class, sources);
  }

  private static Service readSet(Map<String, String> overrides) {
    return read(ConfigurationSources.none().withOverrides(overrides));
  }

  private static Map<String, String> leastAnd(String... pairs) {
    Map<String, String> all = new java.util.HashMap<>(LEAST);
    for (int i = 0; i < pairs.length; i += 2) {
      all.put(pairs[i], pairs[i + 1]);
    }
    return all;
  }

  private static String refusalOf(Map<String, String> overrides) {
    return refusalOf(ConfigurationSources.none().withOverrides(overrides));
  }

  private static String refusalOf(ConfigurationSources sources) {
    return catchThrowableOfType(ConfigurationRefused.class, () -> read(sources)).problems().stream()
        .map(ConfigurationProblem::message)
        .collect(Collectors.joining("\n"));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "service", ".properties"), text);
  }

  @Test
  void whatNobodyGivesHasItsDefault() {
    Service service = readSet(LEAST);
    assertThat(service)
        .isEqualTo(
            new Service(
                new Kafka("broker:9092", Optional.empty(), Map.of()),
                new Limits(1, 20),
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(10),
                ByteSize.parse("1MiB"),
                List.of("v1", "v2"),
                0.5,
                true,
                Optional.empty()));
  }

  @Test
  void aLaterFileWinsOverAnEarlierTheEnvironmentOverFilesAndSetOverAll() throws IOException {
    ConfigurationSources sources =
        ConfigurationSources.none()
            .withFile(file("kafka.bootstrap-servers=f:1\nlimits.low=1\nlimits.high=11\nshare=0.1"))
            .withFile(file("limits.low=2\nlimits.high=12\nshare=0.2"))
            .withEnvironment(Map.of("ASSAY_LIMITS_HIGH", "13", "ASSAY_SHARE", "0.3"))
            .withOverrides(Map.of("share", "0.4"));
    Service service = read(sources);
    assertThat(service.kafka().bootstrapServers()).isEqualTo("f:1");
    assertThat(service.limits()).isEqualTo(new Limits(2, 13));
    assertThat(service.share()).isEqualTo(0.4);
  }

  @Test
  void aListOfRecordsIsReadByIndexFromFileAndEnvironment() throws IOException {
    Path file = file("bindings[0].source=telemetry.feedback\nbindings[0].mode=off\n");
    Service service =
        read(
            new ConfigurationSources(
                List.of(file), Map.of("ASSAY_BINDINGS_1__SOURCE", "telemetry.health"), LEAST));
    assertThat(service.bindings())
        .containsExactly(
            new Binding(new TopicName("telemetry.feedback"), Mode.OFF),
            new Binding(new TopicName("telemetry.health"), Mode.LOG_ONLY));
  }

  @Test
  void aMapTakesAnyKeyBelowItsPrefixAndAVariablesUnderlinesAsDots() {
    Service service =
        read(
            ConfigurationSources.none()
                .withEnvironment(Map.of("ASSAY_KAFKA_CLIENT_SECURITY_PROTOCOL", "SSL"))
                .withOverrides(leastAnd("kafka.client.ssl.cipher-suites", "x")));
    assertThat(service.kafka().client())
        .isEqualTo(Map.of("security.protocol", "SSL", "ssl.cipher-suites", "x"));
  }

  @Test
  void anOptionalRecordIsThereWhenAnyOfItsKeysIs() {
    assertThat(readSet(leastAnd("mirror.endpoint", "http://127.0.0.1:2379")).mirror())
        .hasValue(new Mirror(URI.create("http://127.0.0.1:2379")));
  }

  @ParameterizedTest
  @CsvSource({
    "timeout, soon, a duration such as",
    "timeout, PT-5S, a duration such as",
    "max-size, 1MB, a size such as 256KiB or 1MiB",
    "limits.low, 1.5, a whole number up to 2147483647",
    "limits.high, 9999999999999999999, a whole number",
    "share, NaN, a finite number",
    "strict, yes, true or false",
    "mirror.endpoint, localhost, an absolute URI",
  })
  void aValueOfAnotherShapeIsRefusedWithKeyValueShapeAndSource(
      String key, String value, String shape) {
    assertThat(refusalOf(leastAnd(key, value)))
        .startsWith("%s = '%s' (from --set) is not %s".formatted(key, value, shape));
  }

  @Test
  void anEnumIsRefusedWithItsChoicesInKebabCase() {
    assertThat(refusalOf(leastAnd("bindings[0].source", "t", "bindings[0].mode", "LOG_ONLY")))
        .isEqualTo("bindings[0].mode = 'LOG_ONLY' (from --set) is not one of off, log-only");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(refusalOf(Map.of("timeout", "soon", "strict", "yes")).lines())
        .hasSize(3)
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("kafka.bootstrap-servers is missing")
                .contains("ASSAY_KAFKA_BOOTSTRAP_SERVERS"));
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() throws IOException {
    Path file = file("kafka.bootstrap-server=b:1\n");
    assertThat(refusalOf(new ConfigurationSources(List.of(file), Map.of(), LEAST)))
        .isEqualTo(
            "kafka.bootstrap-server (from %s) is no key of this configuration; did you mean kafka.bootstrap-servers?"
                .formatted(file));
  }

  @Test
  void anUnknownVariableOfOursIsRefusedWithTheNearestKnownOne() {
    assertThat(
            refusalOf(
                new ConfigurationSources(
                    List.of(),
                    Map.of("ASSAY_LIMITS_HIHG", "13", "HOME", "/", "ASSAY_HTPP_PORT", "80"),
                    LEAST)))
        .contains(
            "ASSAY_LIMITS_HIHG (from the environment) is no key of this configuration; did you mean"
                + " ASSAY_LIMITS_HIGH?")
        .contains("ASSAY_HTPP_PORT (from the environment) is no key of this configuration");
  }

  @Test
  void anUnknownVariableOfAListIsRefusedWithTheOneThatWasMeant() {
    assertThat(
            refusalOf(
                new ConfigurationSources(
                    List.of(),
                    Map.of("ASSAY_BINDINGS_0__SOURCE", "t", "ASSAY_BINDINGS_0__MOED", "off"),
                    LEAST)))
        .contains("ASSAY_BINDINGS_0__MOED", "did you mean ASSAY_BINDINGS_0__MODE?");
  }

  @Test
  void variablesOfOtherProgramsAndOfKubernetesAreLeftAlone() {
    Map<String, String> strange =
        Map.of(
            "ASSAY_JAVA_OPTS", "-Xmx1g",
            "ASSAY_REGISTRY_URL", "http://registry:8081",
            "ASSAY_REGISTRY_SERVICE_HOST", "10.0.0.1",
            "ASSAY_REGISTRY_SERVICE_PORT", "8081",
            "ASSAY_REGISTRY_SERVICE_PORT_HTTP", "8081",
            "ASSAY_REGISTRY_PORT", "tcp://10.0.0.1:8081",
            "ASSAY_REGISTRY_PORT_8081_TCP", "tcp://10.0.0.1:8081",
            "ASSAY_REGISTRY_PORT_8081_TCP_PROTO", "tcp",
            "ASSAY_REGISTRY_PORT_8081_TCP_ADDR", "10.0.0.1");

    Service read = read(new ConfigurationSources(List.of(), strange, LEAST));

    assertThat(read.limits().high()).isEqualTo(20);
  }

  @Test
  void aBadValueOfAVariableNamesTheVariable() {
    assertThat(
            refusalOf(new ConfigurationSources(List.of(), Map.of("ASSAY_TIMEOUT", "soon"), LEAST)))
        .startsWith("timeout = 'soon' (from ASSAY_TIMEOUT)");
  }

  @Test
  void whatARecordRefusesIsToldUnderItsPrefix() {
    assertThat(refusalOf(leastAnd("limits.low", "21")))
        .isEqualTo("limits: low 21 is above high 20");
  }

  @Test
  void whatAValueTypeRefusesIsToldUnderItsKey() {
    assertThat(refusalOf(leastAnd("bindings[0].source", "a b")))
        .isEqualTo(
            "bindings[0].source = 'a b' (from --set) is not a valid topic name: topic 'a b' has a"
                + " space");
  }

  @Test
  void aGapAmongIndexesIsRefused() {
    assertThat(refusalOf(leastAnd("bindings[0].source", "a", "bindings[2].source", "c")))
        .isEqualTo("bindings: indexes must run from 0 without gaps, found [0, 2]");
  }

  @Test
  void aMissingFileIsNamed() {
    Path nowhere = directory.resolve("nowhere.properties");
    assertThat(refusalOf(ConfigurationSources.none().withFile(nowhere)))
        .isEqualTo(
            "the configuration file %s can't be read: there is no such file".formatted(nowhere));
  }

  @Test
  void aSecretIsNeverPrinted() {
    Service service = readSet(leastAnd("kafka.password", "hunter2"));
    assertThat(service.kafka().password().orElseThrow().reveal()).isEqualTo("hunter2");
    assertThat(service.toString()).doesNotContain("hunter2");
  }

  @Test
  void aSecretMayStayInAFileOfItsOwn() throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "hunter2\n");
    assertThat(readSet(leastAnd("kafka.password", "file:" + file)).kafka().password())
        .map(Secret::reveal)
        .hasValue("hunter2");

    Path blank = Files.writeString(directory.resolve("blank"), "\n");
    assertThat(refusalOf(leastAnd("kafka.password", "file:" + blank)))
        .contains("kafka.password", "***", "file '%s' is empty".formatted(blank));
    assertThat(refusalOf(leastAnd("kafka.password", "file:" + directory.resolve("none"))))
        .contains("there is no file");
  }

  @Test
  void theReferenceHasARowForEachKey() {
    assertThat(ConfigurationReference.markdown(Service.class))
        .startsWith("| key | environment | value | default | meaning |\n|---|---|---|---|---|\n")
        .contains(
            "| `kafka.password` | `ASSAY_KAFKA_PASSWORD` | a secret that is not blank, or"
                + " file:PATH of it | none | To sign in |\n")
        .contains("| `limits.high` | `ASSAY_LIMITS_HIGH` | a whole number | `20` |  |\n")
        .contains("| `bindings[0].mode` | `ASSAY_BINDINGS_0__MODE` | one of off, log-only |")
        .contains(
            "| `kafka.bootstrap-servers` | `ASSAY_KAFKA_BOOTSTRAP_SERVERS` | a text that is not"
                + " blank | **required** |");
  }
}
