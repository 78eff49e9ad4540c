package dev.assay.cli.schema.contracts;

import dev.assay.cli.schema.contracts.ContractVerdict.Broken;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.EventLines;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.Engine;
import dev.assay.schema.validation.Judge;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the events of one contract against one text of its schema. */
final class Judging {
  private static final SchemaCompiler COMPILER =
      new SchemaCompiler(new ValidationLimits(Integer.MAX_VALUE, 500, 50));
  private static final int MAX_TOLD = 20;

  private final Contract contract;
  private final List<Broken> broken = new ArrayList<>();
  private long events;

  private Judging(Contract contract) {
    this.contract = contract;
  }

  static ContractVerdict judge(
      Contract contract, String by, Optional<String> version, SchemaReading text) {
    return switch (text) {
      case SchemaReading.Refused(List<SchemaFault> faults) ->
          unjudged(
              contract,
              by,
              version,
              "it can't be judged by: at '%s', %s; %s"
                  .formatted(
                      faults.getFirst().pointer(),
                      faults.getFirst().problem(),
                      faults.getFirst().remedy()));
      case SchemaReading.Readable(SchemaDocument document) ->
          new Judging(contract).judge(by, version, COMPILER.judge(document, Engine.AUTO));
    };
  }

  static ContractVerdict unjudged(
      Contract contract, String by, Optional<String> version, String problem) {
    return new ContractVerdict(
        contract.subject().toString(),
        contract.consumer(),
        by,
        version,
        false,
        0,
        List.of(),
        Optional.of(problem));
  }

  private ContractVerdict judge(String by, Optional<String> version, Judge judge) {
    contract.valid().forEach(file -> judge(file, judge, true));
    contract.invalid().forEach(file -> judge(file, judge, false));
    return new ContractVerdict(
        contract.subject().toString(),
        contract.consumer(),
        by,
        version,
        broken.isEmpty(),
        events,
        broken.stream().limit(MAX_TOLD).toList(),
        events == 0
            ? Optional.of("its files hold no events; an empty contract proves nothing")
            : Optional.empty());
  }

  private void judge(Path file, Judge judge, boolean expected) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      EventLines lines = new EventLines(in);
      long read = 0;
      for (Optional<byte[]> event = lines.next(); event.isPresent(); event = lines.next()) {
        read++;
        events++;
        Verdict verdict = judge.judge(event.get()).verdict();
        if (verdict instanceof Verdict.Valid != expected) {
          broken.add(
              new Broken(
                  file.toString(),
                  read + lines.emptyLines(),
                  expected ? "valid" : "invalid",
                  why(verdict)));
        }
      }
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "events file '%s' of the contract about %s does not exist; correct the contract"
              .formatted(file, contract.subject()),
          missing);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "events in '%s' can't be read (%s)".formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private static Optional<String> why(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid _ -> Optional.empty();
      case Verdict.Invalid(var _, var violations) ->
          violations.stream()
              .findFirst()
              .map(first -> "%s at '%s'".formatted(first.message(), first.instanceLocation()));
      case Verdict.Unchecked(var _, String detail) -> Optional.of(detail);
    };
  }
}
