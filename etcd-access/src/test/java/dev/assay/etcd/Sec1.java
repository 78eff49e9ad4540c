package dev.assay.etcd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * Keys of P-256 in the older form (RFC 5915), {@code EC PRIVATE KEY}, which some issuers write.
 *
 * <p>PKCS #8 holds that very form in its last octet string, but without the name of the curve.
 */
final class Sec1 {
  private static final byte[] P256 = {
    (byte) 0xa0, 0x0a, 0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x03, 0x01, 0x07
  };
  private static final int PRIVATE_BYTES = 32;

  private Sec1() {}

  static String of(Path pkcs8) throws IOException {
    byte[] whole = Base64.getMimeDecoder().decode(body(Files.readString(pkcs8, UTF_8)));
    int at = indexOfKey(whole);
    byte[] key = Arrays.copyOfRange(whole, at, at + PRIVATE_BYTES);
    byte[] sequence = new byte[2 + 3 + 2 + PRIVATE_BYTES + P256.length];
    sequence[0] = 0x30;
    sequence[1] = (byte) (sequence.length - 2);
    sequence[2] = 0x02;
    sequence[3] = 0x01;
    sequence[4] = 0x01;
    sequence[5] = 0x04;
    sequence[6] = PRIVATE_BYTES;
    System.arraycopy(key, 0, sequence, 7, PRIVATE_BYTES);
    System.arraycopy(P256, 0, sequence, 7 + PRIVATE_BYTES, P256.length);
    return "-----BEGIN EC PRIVATE KEY-----\n%s\n-----END EC PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(sequence));
  }

  private static String body(String pem) {
    return pem.replaceAll("-----[A-Z ]+-----", "");
  }

  /** After {@code INTEGER 1, OCTET STRING of 32}. */
  private static int indexOfKey(byte[] whole) {
    for (int at = 0; at + 5 + PRIVATE_BYTES <= whole.length; at++) {
      if (whole[at] == 0x02
          && whole[at + 1] == 0x01
          && whole[at + 2] == 0x01
          && whole[at + 3] == 0x04
          && whole[at + 4] == PRIVATE_BYTES) {
        return at + 5;
      }
    }
    throw new IllegalArgumentException("no key of P-256 in it");
  }
}
