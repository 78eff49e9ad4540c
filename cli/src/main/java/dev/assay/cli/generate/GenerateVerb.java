package dev.assay.cli.generate;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.generate.CodeTree.Standing;
import dev.assay.cli.generate.code.GeneratedFile;
import dev.assay.cli.generate.code.GivenSchema;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay generate}. */
@Command(
    name = "generate",
    description = {
      "Make code of schemas: Java records, pydantic models, TypeScript interfaces.",
      "With --check nothing is written, and the exit code is 1 where something would be."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay generate schemas --lang java --out src/main/java --package com.example",
      "  assay generate v1/telemetry.FeedbackEvent@1 --lang python --out src",
      "  assay generate schemas --lang typescript --out src/events --check --prune"
    })
public final class GenerateVerb implements Callable<Integer> {
  private static final Pattern PACKAGE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIRECTORY|[vN/]NAME[@VERSION]",
      description = "Schemas: in files, in directories with v1, v2, … in them, in the registry.")
  private List<String> schemas = List.of();

  @Option(
      names = "--lang",
      required = true,
      paramLabel = "java|python|typescript",
      description = "What to write.")
  private Optional<Language> language = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIRECTORY",
      description = "Where packages begin.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--package",
      paramLabel = "NAME",
      description = "The package below which everything goes.")
  private Optional<String> base = Optional.empty();

  @Option(
      names = "--generator",
      paramLabel = "COMMAND",
      description = {
        "How to call datamodel-codegen (python) or json2ts (typescript); by default the",
        "project's own (.venv, node_modules), the PATH's, or what uvx or npx get."
      })
  private Optional<String> program = Optional.empty();

  @Option(
      names = "--check",
      description = "Write nothing; say which files are missing or differ, and end with 1.")
  private boolean check;

  @Option(
      names = "--prune",
      description = "Also remove what was generated there before and no schema makes any more.")
  private boolean prune;

  /** The answer: files by what became of them. */
  record Generated(String language, boolean written, List<FileBody> files) {}

  /** One file. */
  record FileBody(String path, String schema, String standing) {}

  @Override
  public Integer call() {
    Language wanted = language.orElseThrow();
    if (base.filter(name -> !PACKAGE.matcher(name).matches()).isPresent()) {
      throw new ParameterException(
          spec.commandLine(),
          "'%s' is no package; give names with dots between, such as com.example"
              .formatted(base.get()));
    }
    if (wanted == Language.JAVA && program.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--generator is for python and typescript; java needs none");
    }
    List<GivenSchema> given = new GivenSchemas(registry).named(schemas);
    List<GeneratedFile> files = generated(wanted, given);
    CodeTree tree = new CodeTree(out.orElseThrow());
    Map<Path, Standing> differences = tree.differences(files, prune);
    if (!check) {
      tree.apply(differences, files);
    }
    tell(wanted, given, files, differences);
    return check && !differences.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<GeneratedFile> generated(Language wanted, List<GivenSchema> given) {
    List<GeneratedFile> files = wanted.generator(base, program).generate(given);
    Map<Path, GivenSchema> byPath = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      GivenSchema other = byPath.put(files.get(i).path(), given.get(i));
      if (other != null) {
        throw new CommandFailure(
            ExitCode.FAILED,
            "%s and %s would both be '%s'; generate them with different packages"
                .formatted(other.subject(), given.get(i).subject(), files.get(i).path()));
      }
    }
    return files;
  }

  private void tell(
      Language wanted,
      List<GivenSchema> given,
      List<GeneratedFile> files,
      Map<Path, Standing> differences) {
    List<FileBody> told = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path path = files.get(i).path();
      String standing =
          Optional.ofNullable(differences.get(path)).map(this::word).orElse("unchanged");
      told.add(new FileBody(path.toString(), given.get(i).reference(), standing));
    }
    differences.forEach((path, standing) -> {
      if (standing == Standing.STRAY) {
        told.add(new FileBody(path.toString(), "", word(standing)));
      }
    });
    Generated answer = new Generated(wanted.name().toLowerCase(Locale.ROOT), !check, told);
    output.answer(
        answer,
        lines ->
            told.forEach(file ->
                lines.println(
                    Printable.line(
                        "%-9s  %s  %s"
                            .formatted(file.standing(), file.path(), file.schema())
                            .stripTrailing()))));
    if (check && !differences.isEmpty()) {
      output.note(
          "%d of %d files are not as generated; run the same without --check%s"
              .formatted(differences.size(), told.size(), remark(wanted)));
    }
  }

  private String word(Standing standing) {
    if (check) {
      return switch (standing) {
        case MISSING -> "missing";
        case DIFFERENT -> "differs";
        case STRAY -> "stray";
      };
    }
    return standing == Standing.STRAY ? "removed" : "written";
  }

  private static String remark(Language wanted) {
    return wanted == Language.JAVA
        ? ""
        : "; another version of the generator writes otherwise, so pin it";
  }
}
