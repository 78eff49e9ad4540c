package dev.assay.devstack.soak;

/** The soak itself could not do its work, which says nothing about validators. */
final class SoakBroken extends RuntimeException {
  SoakBroken(String message) {
    super(message);
  }
}
