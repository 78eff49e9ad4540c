package dev.assay.cli.mode;

import dev.assay.contracts.enforcement.Mode;
import java.util.Arrays;
import java.util.Iterator;

/** The modes' names, for completion and help. */
final class ModeNames implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Mode.values()).map(Mode::text).iterator();
  }
}
