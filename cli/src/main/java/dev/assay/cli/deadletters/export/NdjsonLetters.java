package dev.assay.cli.deadletters.export;

import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.LettersBody;
import java.io.IOException;
import java.io.Writer;

/** Letters as one JSON document a line. */
public final class NdjsonLetters implements LetterSink {
  private final Writer writer;

  /** Writes there, and closes it in the end. */
  public NdjsonLetters(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void write(LettersBody.Letter letter) throws IOException {
    writer.write(WireJson.MAPPER.writeValueAsString(letter));
    writer.write('\n');
  }

  @Override
  public void finish() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
