package dev.assay.schema.columns;

/**
 * What one place of an event becomes.
 *
 * @param type the Arrow type as text
 * @param json whether the text of the place is kept instead of its value
 */
record Column(String type, boolean nullable, boolean json) {
  static final Column ANYTHING = new Column("utf8", true, true);

  static Column of(String type) {
    return new Column(type, false, false);
  }

  static Column text() {
    return new Column("utf8", false, true);
  }

  Column orNull(boolean also) {
    return new Column(type, nullable || also, json);
  }
}
