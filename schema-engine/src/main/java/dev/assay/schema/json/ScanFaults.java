package dev.assay.schema.json;

/** Faults as negative numbers, told apart from positions without an allocation. */
// Packed and unpacked within one call, so the order of the constants can change freely.
@SuppressWarnings("EnumOrdinal")
final class ScanFaults {
  private static final JsonFault[] FAULTS = JsonFault.values();

  private ScanFaults() {}

  static long at(JsonFault fault, int position) {
    return -(((long) fault.ordinal() + 1) << Integer.SIZE | position);
  }

  static JsonScan toScan(long negative, int from) {
    JsonFault fault = FAULTS[(int) (-negative >>> Integer.SIZE) - 1];
    int byteOffset = (int) -negative - from;
    return switch (fault) {
      case TOO_DEEP -> new JsonScan.TooDeep(byteOffset);
      case NUMBER_TOO_LONG -> new JsonScan.NumberTooLong(byteOffset);
      case EMPTY,
          BYTE_ORDER_MARK,
          UNEXPECTED_BYTE,
          UNEXPECTED_END,
          BAD_LITERAL,
          BAD_NUMBER,
          CONTROL_CHARACTER,
          BAD_ESCAPE,
          HALF_SURROGATE_PAIR,
          INVALID_UTF8,
          TRAILING_CONTENT ->
          new JsonScan.Malformed(fault, byteOffset);
    };
  }
}
