package dev.assay.cli.validate;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.Engine;
import dev.assay.schema.validation.Judge;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A schema in a file that events are judged by. */
record SchemaToJudgeBy(SchemaDocument document) {
  private static final SchemaReader READER =
      new SchemaReader(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  /** No limit that a service would set for its own protection. */
  private static final ValidationLimits LIMITS = new ValidationLimits(Integer.MAX_VALUE, 500, 50);

  static SchemaToJudgeBy read(Path file) {
    try {
      return switch (READER.read(Files.readAllBytes(file))) {
        case SchemaReading.Readable(SchemaDocument document) -> new SchemaToJudgeBy(document);
        case SchemaReading.Refused(List<SchemaFault> faults) ->
            throw new CommandFailure(ExitCode.FAILED, words(file, faults));
      };
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "schema file '%s' does not exist; check the path".formatted(file),
          missing);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "schema file '%s' can't be read (%s)".formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private static String words(Path file, List<SchemaFault> faults) {
    SchemaFault first = faults.getFirst();
    String more = faults.size() == 1 ? "" : " (and %d more)".formatted(faults.size() - 1);
    return "'%s' can't be used as a schema: at '%s', %s; %s%s"
        .formatted(file, first.pointer(), first.problem(), first.remedy(), more);
  }

  Judge judge(Engine engine) {
    return judge(document, engine);
  }

  static Judge judge(SchemaDocument document, Engine engine) {
    return new SchemaCompiler(LIMITS).judge(document, engine);
  }

  static SchemaReading readText(byte[] json) {
    return READER.read(json);
  }
}
