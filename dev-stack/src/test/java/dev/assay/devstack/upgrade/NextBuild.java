package dev.assay.devstack.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A build of the next release: the sources of today with one more form, compiled anew.
 *
 * <p>That release knows deprecations told in another language, and writes them in a form of level
 * 2. Of the hours of a timeline, which dlq-handler stores, it reads a form that turns the bytes
 * around, too. All else it writes as before.
 */
final class NextBuild {
  /** What a note begins with that needs the new form. */
  static final String NEW_NOTE = "[de] ";

  private static final Path FACTS =
      Path.of("..", "contracts", "src", "main", "java", "dev", "assay", "contracts", "facts");
  private static final Path FORMS =
      Path.of("..", "dlq-handler", "src", "main", "java", "dev", "assay", "triage", "form");

  private NextBuild() {}

  /** Its classes that differ from those of this build. */
  static Path in(Path directory) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    patch(
        FACTS, sources, "FactLevel.java", "NEWEST = new FactLevel(1)", "NEWEST = new FactLevel(2)");
    patch(
        FACTS,
        sources,
        "FactForm.java",
        "    DELETION_STATED_1(",
        "    DEPRECATION_STATED_3(\"deprecation-stated\", 3, 2, DeprecationStated3.class),\n"
            + "    DELETION_STATED_1(");
    patch(
        FACTS,
        sources,
        "LifecycleForms.java",
        "static FactForm of(Fact.DeprecationStated stated) {",
        "static FactForm of(Fact.DeprecationStated stated) {\n"
            + "    if (stated.note().startsWith(\"%s\")) {\n".formatted(NEW_NOTE)
            + "      return DeprecationStated3.of(stated);\n"
            + "    }");
    Files.writeString(sources.resolve("DeprecationStated3.java"), NEW_FORM);
    readAnotherHour(sources);
    compile(sources, classes);
    return classes;
  }

  private static void readAnotherHour(Path sources) throws IOException {
    patch(FORMS, sources, "Tallying.java", "  static HourTally read(byte[] bytes) {", READ_HOUR);
  }

  /** One that writes at once what only it can read, which no release may. */
  static Path thatWritesTooEarlyIn(Path directory) throws IOException {
    Path sources = Files.createDirectories(directory.resolve("sources"));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    readAnotherHour(sources);
    patch(
        sources,
        sources,
        "Tallying.java",
        "return buffer.array();",
        "return turned(buffer.array());");
    compile(sources, classes);
    return classes;
  }

  private static void patch(Path from, Path to, String file, String old, String replacement)
      throws IOException {
    String source = Files.readString(from.resolve(file));
    assertThat(source).as("%s has changed; change the patch with it", file).containsOnlyOnce(old);
    Files.writeString(to.resolve(file), source.replace(old, replacement));
  }

  private static void compile(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler).as("a JDK runs the tests, no JRE").isNotNull();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.list(sources)) {
      StringWriter problems = new StringWriter();
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of(
                      "-proc:none",
                      "-parameters",
                      "-d",
                      classes.toString(),
                      "-cp",
                      System.getProperty("java.class.path", "")),
                  null,
                  files.getJavaFileObjectsFromPaths(all.toList()))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
  }

  /** Form 2: that number, then the bytes of form 1 without theirs, from last to first. */
  private static final String READ_HOUR =
      """
        private static byte[] turned(byte[] bytes) {
          byte[] turned = new byte[bytes.length];
          turned[0] = (byte) (3 - bytes[0]);
          for (int i = 1; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - i];
          }
          return turned;
        }

        static HourTally read(byte[] stored) {
          byte[] bytes = stored.length > 0 && stored[0] == 2 ? turned(stored) : stored;
      """;

  private static final String NEW_FORM =
      """
      package dev.assay.contracts.facts;

      import com.fasterxml.jackson.annotation.JsonProperty;
      import dev.assay.schema.SemVer;
      import dev.assay.schema.Subject;
      import java.time.Instant;

      record DeprecationStated3(
          String fact,
          int form,
          String track,
          String name,
          String version,
          boolean deprecated,
          String note,
          String language,
          String by,
          @JsonProperty("at_ms") long atMs)
          implements FactForm {
        static DeprecationStated3 of(Fact.DeprecationStated stated) {
          return new DeprecationStated3(
              "deprecation-stated",
              3,
              stated.subject().track().value(),
              stated.subject().name().value(),
              stated.version().toString(),
              stated.deprecated(),
              stated.note(),
              "de",
              stated.provenance().by(),
              stated.provenance().at().toEpochMilli());
        }

        @Override
        public Fact toFact() {
          return new Fact.DeprecationStated(
              Subject.of(track, name),
              SemVer.parse(version),
              deprecated,
              note,
              new Provenance(by, Instant.ofEpochMilli(atMs)));
        }
      }
      """;
}
