package dev.assay.cli.terminal;

import dev.assay.contracts.json.WireJson;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a verb's answer goes: one JSON document with {@code --json}, lines for people without. */
public final class Output {
  @Spec(Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Answer with JSON (see docs/cli.md).")
  private boolean json;

  /** Writes the document, or what people read instead. */
  public void answer(Object document, Consumer<PrintWriter> people) {
    PrintWriter out = out();
    if (json) {
      out.println(WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    } else {
      people.accept(out);
    }
    out.flush();
  }

  /** The same, where people read one line. */
  public void answer(Object document, String line) {
    answer(document, out -> out.println(Printable.line(line)));
  }

  /** Writes one document of a stream on a line of its own, or what people read instead. */
  public void next(Object document, String line) {
    PrintWriter out = out();
    out.println(json ? WireJson.MAPPER.writeValueAsString(document) : Printable.line(line));
    out.flush();
  }

  /** Tells people something beside the answer, on standard error. */
  public void note(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(Printable.line(line));
    err.flush();
  }

  /** Where lines go that are an answer as they are. */
  public PrintWriter lines() {
    return out();
  }

  /** Whether the answer is JSON. */
  public boolean isJson() {
    return json;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
