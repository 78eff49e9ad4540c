package dev.assay.schema.validation.scan;

/** The three words of JSON. */
final class Literals {
  private Literals() {}

  static boolean isNull(byte[] json, int at) {
    return json[at] == 'n' && json[at + 1] == 'u' && json[at + 2] == 'l' && json[at + 3] == 'l';
  }

  static boolean isTrue(byte[] json, int at) {
    return json[at] == 't' && json[at + 1] == 'r' && json[at + 2] == 'u' && json[at + 3] == 'e';
  }

  static boolean isFalse(byte[] json, int at) {
    return json[at] == 'f'
        && json[at + 1] == 'a'
        && json[at + 2] == 'l'
        && json[at + 3] == 's'
        && json[at + 4] == 'e';
  }
}
