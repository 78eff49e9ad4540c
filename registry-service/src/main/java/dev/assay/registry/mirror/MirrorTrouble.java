package dev.assay.registry.mirror;

/** Something outside doesn't answer; to be tried again. */
final class MirrorTrouble extends RuntimeException {
  MirrorTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
