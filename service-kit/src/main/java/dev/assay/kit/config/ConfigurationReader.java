package dev.assay.kit.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a whole configuration at once, or refuses with everything that is wrong with it. */
public final class ConfigurationReader {
  private ConfigurationReader() {}

  /**
   * Makes the record that the sources describe.
   *
   * @param type a record with a {@link Key} on each component
   * @throws ConfigurationRefused if anything is missing, malformed, unknown or refused by a record
   * @throws IllegalArgumentException if the record itself can't be configured, which is a bug
   */
  public static <R extends Record> R read(Class<R> type, ConfigurationSources sources) {
    Blueprint blueprint = Blueprint.of(type);
    List<ConfigurationProblem> problems = new ArrayList<>();
    Map<String, Map<String, String>> files = new LinkedHashMap<>();
    sources.files().forEach(file -> load(file, files, problems));
    if (!problems.isEmpty()) {
      throw new ConfigurationRefused(problems);
    }
    RecordReading reading =
        new RecordReading(Given.of(files, sources.environment(), sources.overrides()));
    Object read = reading.readWhole(blueprint);
    return type.cast(read);
  }

  private static void load(
      Path file, Map<String, Map<String, String>> into, List<ConfigurationProblem> problems) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      Map<String, String> values = new LinkedHashMap<>();
      properties.stringPropertyNames().forEach(k -> values.put(k, properties.getProperty(k, "")));
      into.put(file.toString(), values);
    } catch (NoSuchFileException e) {
      problems.add(new ConfigurationProblem.Unreadable(file.toString(), "there is no such file"));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(new ConfigurationProblem.Unreadable(file.toString(), String.valueOf(e)));
    }
  }
}
