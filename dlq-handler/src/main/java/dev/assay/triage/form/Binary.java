package dev.assay.triage.form;

import java.nio.ByteBuffer;

/** What the forms that are no JSON have in common: their first byte is the number of their form. */
final class Binary {
  private Binary() {}

  static ByteBuffer open(String what, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int form = buffer.get();
    if (form != Form.CURRENT) {
      throw UnreadableForm.unknown(what, form);
    }
    return buffer;
  }
}
