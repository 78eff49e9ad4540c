package dev.assay.schema.evolution.arrow;

import java.util.List;

/**
 * A column's type, as far as it matters which values it can hold.
 *
 * @see <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow columnar format</a>
 */
sealed interface ArrowType {

  /** Whether it holds every value of another type exactly; any type holds its own. */
  boolean holds(ArrowType other);

  /** An integer of 8 to 64 bits. */
  record Whole(int bits, boolean signed) implements ArrowType {
    @Override
    public boolean holds(ArrowType other) {
      return other instanceof Whole(int otherBits, boolean otherSigned)
          && (signed == otherSigned ? bits >= otherBits : signed && bits > otherBits);
    }
  }

  /** A binary floating point number of 16 to 64 bits. */
  record Floating(int bits) implements ArrowType {
    @Override
    public boolean holds(ArrowType other) {
      return switch (other) {
        case Floating(int otherBits) -> bits >= otherBits;
        // The smallest negative integer is a power of two, so the sign costs no bit.
        case Whole(int otherBits, boolean signed) ->
            significandBits() >= (signed ? otherBits - 1 : otherBits);
        default -> false;
      };
    }

    private int significandBits() {
      return switch (bits) {
        case 16 -> 11;
        case 32 -> 24;
        default -> 53;
      };
    }
  }

  /** A decimal number of so many digits, so many of them after the point. */
  record Decimal(int bits, int precision, int scale) implements ArrowType {
    @Override
    public boolean holds(ArrowType other) {
      return other instanceof Decimal(int otherBits, int otherPrecision, int otherScale)
          && bits >= otherBits
          && scale >= otherScale
          && precision - scale >= otherPrecision - otherScale;
    }
  }

  /** Text or bytes, with offsets of 64 bits where large. */
  record Sequence(String family, boolean large) implements ArrowType {
    @Override
    public boolean holds(ArrowType other) {
      return other instanceof Sequence(String otherFamily, boolean otherLarge)
          && family.equals(otherFamily)
          && (large || !otherLarge);
    }
  }

  /** Many values of one type, with offsets of 64 bits where large. */
  record Listing(ArrowType element, boolean large) implements ArrowType {
    @Override
    public boolean holds(ArrowType other) {
      return other instanceof Listing(ArrowType otherElement, boolean otherLarge)
          && element.holds(otherElement)
          && (large || !otherLarge);
    }
  }

  /** Values of several types under names. */
  record Struct(List<Member> members) implements ArrowType {
    public Struct {
      members = List.copyOf(members);
    }

    @Override
    public boolean holds(ArrowType other) {
      return other instanceof Struct(List<Member> theirs)
          && theirs.stream().allMatch(theirMember -> members.stream().anyMatch(theirMember::fits))
          && members.stream()
              .allMatch(own ->
                  own.nullable()
                      || theirs.stream().anyMatch(their -> their.name().equals(own.name())));
    }
  }

  /** One named value of a struct. */
  record Member(String name, ArrowType type, boolean nullable) {
    private boolean fits(Member home) {
      return name.equals(home.name) && home.type.holds(type) && (home.nullable || !nullable);
    }
  }

  /** Any other type, by name and parameters: it holds itself alone. */
  record Other(String text) implements ArrowType {
    @Override
    public boolean holds(ArrowType other) {
      return equals(other);
    }
  }
}
