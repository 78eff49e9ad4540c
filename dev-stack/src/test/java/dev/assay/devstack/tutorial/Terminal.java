package dev.assay.devstack.tutorial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An empty directory with {@code ./assay} in it, and a shell that works there. */
final class Terminal {
  private static final long PATIENCE_MINUTES = 5;

  /** Printed after each command; no output of ours holds it. */
  private static final char END_OF_OUTPUT = '\u001e';

  private final Path directory;
  private final Map<String, String> environment;

  private Terminal(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = Map.copyOf(environment);
  }

  static Terminal in(Path directory, Map<String, String> environment) throws IOException {
    Files.createDirectories(directory);
    program(directory.resolve("assay"), assay(directory));
    return new Terminal(directory, environment);
  }

  /** Whether a program is installed. */
  static boolean knows(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  /** Does all steps in one shell, so that a command sees what an earlier one set. */
  List<List<String>> run(List<Step> steps) throws IOException, InterruptedException {
    Path script = Files.writeString(directory.resolve(".script"), script(steps));
    Path output = directory.resolve(".output");
    ProcessBuilder shell =
        new ProcessBuilder("bash", script.toString())
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("ASSAY_") || name.endsWith("_TOKEN"));
    shell.environment().putAll(environment);
    Process process = shell.start();
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError(
          "not through after %d minutes: %s".formatted(PATIENCE_MINUTES, Files.readString(output)));
    }
    String[] outputs = Files.readString(output).split(String.valueOf(END_OF_OUTPUT), -1);
    return Arrays.stream(outputs).limit(outputs.length - 1L).map(Printed::lines).toList();
  }

  /** Commands see the exit code of the one before, as they would at a prompt. */
  private String script(List<Step> steps) throws IOException {
    StringBuilder script =
        new StringBuilder("end() { local code=$?; printf '\\036'; return $code; }\n");
    int files = 0;
    for (Step step : steps) {
      switch (step) {
        case Step.SaveFile(String path, String text) -> {
          files++;
          Files.writeString(directory.resolve(".file" + files), text);
          script.append(
              "mkdir -p \"$(dirname '%s')\"; cp .file%d '%s'\n".formatted(path, files, path));
        }
        case Step.Type typed -> script.append(typed.command()).append("\nend\n");
      }
    }
    return script.toString();
  }

  /** As the launcher starts the programs, but from this test's class path. */
  private static String assay(Path directory) throws IOException {
    Path verbs =
        arguments(
            directory.resolve(".assay.arguments"),
            List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.name=ada",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                // Without what the services log with: the program itself is silent.
                "\"" + classPath(entry -> !entry.startsWith("logback-")) + "\"",
                "dev.assay.cli.Main"));
    Path up =
        arguments(
            directory.resolve(".up.arguments"),
            List.of(
                "-Xmx700m",
                "-Dassay.home=" + directory,
                "-cp",
                "\"" + classPath(entry -> true) + "\"",
                "dev.assay.devstack.Up"));
    Path jdk = directory.resolve(".jdk");
    program(
        jdk.resolve("bin/java"),
        "#!/usr/bin/env bash\nexec '%s/bin/java' -Dslf4j.internal.verbosity=ERROR \"$@\"\n"
            .formatted(System.getProperty("java.home")));
    Path classes =
        Files.writeString(
            directory.resolve(".classpath"), classPath(entry -> !entry.startsWith("logback-")));
    return """
    #!/usr/bin/env bash
    case ${1:-} in
      jdk) echo '%5$s' ;;
      classpath) cat '%4$s' ;;
      up) exec '%1$s/bin/java' '@%2$s' "${@:2}" ;;
      *) exec '%1$s/bin/java' '@%3$s' "$@" ;;
    esac
    """
        .formatted(System.getProperty("java.home"), up, verbs, classes, jdk);
  }

  private static void program(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path arguments(Path file, List<String> own) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    all.addAll(own);
    return Files.write(file, all, UTF_8);
  }

  private static String classPath(Predicate<String> wanted) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> wanted.test(String.valueOf(Path.of(entry).getFileName())))
        .collect(Collectors.joining(File.pathSeparator))
        .replace("\\", "\\\\");
  }
}
