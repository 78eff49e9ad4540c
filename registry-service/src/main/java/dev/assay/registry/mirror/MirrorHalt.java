package dev.assay.registry.mirror;

/** Something that a mirror must not decide by itself; people have to. */
final class MirrorHalt extends RuntimeException {
  MirrorHalt(String message) {
    super(message);
  }
}
