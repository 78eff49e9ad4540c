package dev.assay.kit.launch;

import dev.assay.kit.lifecycle.CannotStart;

/** An argument that the command line doesn't have. */
final class ArgumentRefused extends CannotStart {
  ArgumentRefused(String message) {
    super(message);
  }

  @Override
  public int exitCode() {
    return USAGE;
  }
}
