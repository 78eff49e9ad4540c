package dev.assay.devstack.demo;

/** How pressed a queue is; later constants are worse. */
enum PressureLevel {
  OK("ok"),
  SOFT("soft"),
  HARD("hard");

  private final String word;

  PressureLevel(String word) {
    this.word = word;
  }

  /** The level as events spell it. */
  String word() {
    return word;
  }

  PressureLevel worseOf(PressureLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
