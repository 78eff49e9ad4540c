package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Java that was generated, compiled with every warning an error, and loaded. */
final class GeneratedJava {
  /** As docs/generate.md has it: nothing is made of what isn't there. */
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
          .build();

  private final ClassLoader classes;

  private GeneratedJava(ClassLoader classes) {
    this.classes = classes;
  }

  static GeneratedJava of(Path directory, String... schemas) {
    Path sources = directory.resolve("src");
    List<String> words = new ArrayList<>(List.of("generate", "--lang", "java", "--out"));
    words.add(sources.toString());
    words.addAll(List.of(schemas));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return compiled(sources, directory.resolve("classes"));
  }

  private static GeneratedJava compiled(Path sources, Path classes) {
    List<String> words =
        new ArrayList<>(
            List.of("-Xlint:all,-processing", "-Werror", "-proc:none", "-d", classes.toString()));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    try (Stream<Path> all = Files.walk(sources)) {
      all.filter(file -> file.toString().endsWith(".java")).map(Path::toString).forEach(words::add);
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      int result =
          ToolProvider.getSystemJavaCompiler().run(null, told, told, words.toArray(String[]::new));
      assertThat(result).as(told.toString(UTF_8)).isZero();
      return new GeneratedJava(
          new URLClassLoader(
              new URL[] {classes.toUri().toURL()}, GeneratedJava.class.getClassLoader()));
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Class<?> type(String name) {
    try {
      return classes.loadClass(name);
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("nothing generated is called " + name, missing);
    }
  }

  /** An event, read into a record and written again. */
  String throughRecord(String type, String event) {
    return MAPPER.writeValueAsString(MAPPER.readValue(event, type(type)));
  }
}
