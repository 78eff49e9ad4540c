package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code assay} in a clone of its own, with a JDK and a Maven that only say what they
 * were asked.
 */
class LauncherTest {
  private static final Path BASH = Path.of("/bin/bash");
  private static final String TOOLS =
      "bash cat cp date dirname env find grep kill ln ls mkdir mv pwd readlink rm sed sleep sort tail touch";

  @TempDir private Path directory;
  private Path clone = Path.of("");
  private Path bin = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOut() throws IOException {
    clone = Files.createDirectory(directory.resolve("a clone"));
    bin = Files.createDirectory(directory.resolve("bin"));
    Files.copy(Path.of("../assay"), clone.resolve("assay"), COPY_ATTRIBUTES);
    Files.createDirectories(clone.resolve("cli/src/main"));
    Files.createFile(clone.resolve("cli/pom.xml"));
    Files.createFile(clone.resolve("pom.xml"));
    for (String tool : TOOLS.split(" ")) {
      lendTool(tool);
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("ASSAY_JDK_DIRS", directory.resolve("jdks").toString());
  }

  @Test
  void withoutAJdkOneLineSaysHowToGetOne() throws Exception {
    jdk("jdks/17", "17.0.15");

    Run run = assay("--version");

    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "",
                "assay: no JDK 25 or newer found; install one (such as Temurin 25), or set ASSAY_JAVA_HOME to its directory\n"));
  }

  @Test
  void aJdkThatWasNamedIsNotSilentlyReplacedByAnother() throws Exception {
    jdk("jdks/25", "25.0.1");
    environment.put("ASSAY_JAVA_HOME", jdk("old", "21.0.4").toString());

    assertThat(assay("--version").err())
        .isEqualTo(
            "assay: ASSAY_JAVA_HOME=%s is no JDK 25 or newer; correct or unset it\n"
                .formatted(directory.resolve("old")));
  }

  @Test
  void theFirstThatIsNewEnoughIsTakenWhateverJavaHomeSays() throws Exception {
    environment.put("JAVA_HOME", jdk("home-17", "17.0.15").toString());
    jdk("jdks/a-21", "21.0.4");
    Path newEnough = jdk("jdks/b-26-ea", "26-ea");
    jdk("jdks/c-25", "25");

    assertThat(assay("jdk").out()).isEqualTo(newEnough + "\n");
  }

  @Test
  void mavensToolchainsAreLookedAt() throws Exception {
    Path jdk = jdk("somewhere", "25.0.1");
    Files.createDirectories(directory.resolve("home/.m2"));
    Files.writeString(
        directory.resolve("home/.m2/toolchains.xml"),
        "<toolchains>\n  <jdkHome>" + jdk + "</jdkHome>\n</toolchains>\n");

    assertThat(assay("jdk").out()).isEqualTo(jdk + "\n");
  }

  @Test
  void withoutMavenOneLineSaysHowToGetIt() throws Exception {
    jdk("jdks/25", "25.0.1");

    Run run = assay("mode", "get");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "assay: Maven ('mvn') not found, and assay has to be built; install it (apt-get install maven, brew install maven), or set ASSAY_MVN\n");
  }

  @Test
  void itBuildsOnceAndThenOnlyStarts() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("exit 0");

    Run first = assay("mode", "get");
    Run second = assay("mode", "get");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).startsWith("assay: building");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("dev.assay.cli.Main mode get");
    assertThat(mavenCalls()).hasSize(1);
  }

  @Test
  void theClassPathOfWhatWasBuiltIsPrinted() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("exit 0");

    assertThat(assay("classpath").out())
        .matches("\\S.*/cli/assay-cli-1\\.jar:.*/cli/other\\.jar\n");
  }

  @Test
  void aChangedSourceIsBuiltAgainAndSoIsARemovedOne() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("exit 0");
    Path source = Files.createFile(clone.resolve("cli/src/main/A.java"));
    assay("build");

    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assay("build");
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(5)));
    assay("build");

    assertThat(mavenCalls()).hasSize(3);
  }

  @Test
  void aFailedBuildShowsItsEndAndLeavesNothing() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("echo '[ERROR] cannot find symbol Foo'; exit 1");

    Run run = assay("mode", "get");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("assay: the build failed; the end of " + clone.toRealPath())
        .contains("cannot find symbol Foo");
    try (Stream<Path> left = Files.list(clone.resolve(".assay/build"))) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("build.log");
    }
  }

  @Test
  void aFullDiskIsNamed() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("echo 'Caused by: java.io.IOException: No space left on device'; exit 1");

    assertThat(assay("build").err())
        .contains("assay: the disk is full; make room under " + clone.toRealPath());
  }

  @Test
  void aPlaceThatCanNotBeWrittenIsNamed() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("exit 0");
    // A file in the way refuses every user, a read-only directory would not refuse root.
    Files.createFile(clone.resolve(".assay"));

    Run run = assay("build");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("assay: can't write to " + clone.toRealPath().resolve(".assay/build"))
        .endsWith("; make room there or make it writable\n");
  }

  @Test
  void aLockOfADeadProcessDoesNotHoldAnybodyUp() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("exit 0");
    Process dead = new ProcessBuilder("bash", "-c", "exit 0").start();
    dead.waitFor();
    Files.createDirectories(clone.resolve(".assay/build/lock"));
    Files.writeString(clone.resolve(".assay/build/lock/pid"), dead.pid() + "\n");

    assertThat(assay("build").exitCode()).isZero();
  }

  @Test
  void twoFirstCallsBuildOnce() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("sleep 1; exit 0");

    Process one = start(clone.resolve("assay"), "build");
    Process other = start(clone.resolve("assay"), "build");

    assertThat(List.of(one.waitFor(), other.waitFor())).containsExactly(0, 0);
    assertThat(mavenCalls()).hasSize(1);
  }

  @Test
  void itWorksThroughSymbolicLinksFromAnywhere() throws Exception {
    Path jdk = jdk("jdks/25", "25.0.1");
    maven("exit 0");
    Path link = Files.createSymbolicLink(directory.resolve("link"), clone.resolve("assay"));
    Path relative = Files.createSymbolicLink(directory.resolve("second"), Path.of("link"));

    Process process = start(relative, "up", "--demo");

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .startsWith(jdk.toString())
        .contains("-Dassay.home=" + clone.toRealPath())
        .endsWith("dev.assay.devstack.Up --demo\n");
    assertThat(link).isSymbolicLink();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void testsRunUnderTheJdkFoundAndTheirResultIsHandedOn(int result) throws Exception {
    Path jdk = jdk("jdks/25", "25.0.1");
    maven("echo Tests run: 7 under $JAVA_HOME; exit " + result);

    Run run = assay("test", "-Dtest=Foo");

    assertThat(run.exitCode()).isEqualTo(result);
    assertThat(run.out()).isEqualTo("Tests run: 7 under " + jdk + "\n");
    assertThat(mavenCalls()).singleElement().asString().endsWith("verify -Dtest=Foo");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void allTestsAreMavensAndThenTheClients(int result) throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("exit 0");
    clientsCheck("echo the clients, $*; exit " + result);

    Run all = assay("test");
    Run clientsAlone = assay("test", "clients", "-k", "kafka");

    assertThat(all.exitCode()).isEqualTo(result == 0 ? 0 : 1);
    assertThat(all.out()).isEqualTo("the clients,\n");
    assertThat(clientsAlone.out()).isEqualTo("the clients, -k kafka\n");
    assertThat(clientsAlone.err().contains("could not be tested")).isEqualTo(result != 0);
    assertThat(mavenCalls()).filteredOn(call -> call.contains("verify")).hasSize(1);
  }

  @Test
  void theWorkflowsBuildRunsAllTestsAndTheirOtherStepsAreVerbs() throws Exception {
    jdk("jdks/25", "25.0.1");
    maven("exit 0");
    clientsCheck("echo the clients");

    assertThat(assay("ci", "build").out()).isEqualTo("the clients\n");
    assertThat(assay("ci", "drift", "--exact").out())
        .contains("dev.assay.cli.Main ci drift --exact");
    assertThat(mavenCalls()).filteredOn(call -> call.contains("verify")).hasSize(1);
  }

  @Test
  void theClientsAreNotTestedWhereMavenFailedOrOneAsksSo() throws Exception {
    jdk("jdks/25", "25.0.1");
    clientsCheck("echo the clients");
    maven("exit 1");

    assertThat(assay("test")).isEqualTo(new Run(1, "", ""));

    maven("exit 0");
    environment.put("ASSAY_CLIENT_TESTS", "off");
    Run leftOut = assay("test");
    assertThat(leftOut.exitCode()).isZero();
    assertThat(leftOut.out()).isEmpty();
    assertThat(leftOut.err()).contains("not tested, as ASSAY_CLIENT_TESTS=off asks");
  }

  private void clientsCheck(String script) throws IOException {
    Files.createDirectories(clone.resolve("clients/python"));
    executable(clone.resolve("clients/python/check"), script);
  }

  private void lendTool(String tool) throws IOException {
    Optional<Path> found =
        Stream.of("/bin", "/usr/bin")
            .map(place -> Path.of(place, tool))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isPresent()) {
      Path wrapper = bin.resolve(tool);
      Files.writeString(wrapper, "#!%s\nexec %s \"$@\"\n".formatted(BASH, found.get()));
      assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    }
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = directory.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/javac"), "exit 0");
    executable(home.resolve("bin/java"), "echo \"$0 $*\"");
    return home;
  }

  /** A Maven that notes how it was called and lays out what the real one would. */
  private void maven(String then) throws IOException {
    executable(
        bin.resolve("mvn"),
        """
        echo "$*" >> '%s/mvn.calls'
        for module in cli dev-stack; do
          mkdir -p $module/target/lib
          : > $module/target/assay-$module-1.jar
          : > $module/target/lib/other.jar
        done
        %s\
        """
            .formatted(directory, then));
  }

  private List<String> mavenCalls() throws IOException {
    return Files.readAllLines(directory.resolve("mvn.calls"));
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Run assay(String... arguments) throws Exception {
    Process process = start(clone.resolve("assay"), arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, err);
  }

  private Process start(Path script, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(script.toString()), Stream.of(arguments)).toList());
    builder.directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }
}
