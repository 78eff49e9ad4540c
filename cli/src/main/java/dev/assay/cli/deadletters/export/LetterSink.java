package dev.assay.cli.deadletters.export;

import dev.assay.contracts.rest.LettersBody;
import java.io.Closeable;
import java.io.IOException;

/** Where exported letters go; closed without having been finished, it holds nothing of use. */
public interface LetterSink extends Closeable {

  /** Adds one. */
  void write(LettersBody.Letter letter) throws IOException;

  /** Writes what is left: all letters have been added. */
  void finish() throws IOException;
}
