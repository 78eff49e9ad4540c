package dev.assay.kit.http;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * Addresses that begin alike: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, {@code 192.0.2.7}.
 *
 * @param address one of them, as bytes
 * @param bits how many they have in common
 */
public record Network(InetAddress address, int bits) {
  public Network {
    if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException(
          "%d is no length of a prefix of %s".formatted(bits, address.getHostAddress()));
    }
  }

  /**
   * Reads an address, with the length of its prefix after a slash or in full; asks no DNS.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    return new Network(
        address,
        slash < 0
            ? address.getAddress().length * Byte.SIZE
            : Integer.parseInt(text.substring(slash + 1)));
  }

  /** Whether an address is one of them. */
  boolean contains(InetAddress other) {
    byte[] theirs = other.getAddress();
    byte[] ours = address.getAddress();
    return theirs.length == ours.length && Arrays.equals(cut(ours, bits), cut(theirs, bits));
  }

  /** An address with its bits beyond the prefix set to 0. */
  static byte[] cut(byte[] address, int bits) {
    byte[] cut = address.clone();
    for (int bit = bits; bit < cut.length * Byte.SIZE; bit++) {
      cut[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
    }
    return cut;
  }
}
