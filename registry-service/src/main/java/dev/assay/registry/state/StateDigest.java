package dev.assay.registry.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over the facts a state consists of: equal where and only where two states are.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record StateDigest(String hex) {

  /** Over the facts in the given order, each with the length of its wire form before it. */
  static StateDigest of(List<Fact> sortedFacts) {
    MessageDigest sha256 = sha256();
    for (Fact fact : sortedFacts) {
      add(sha256, fact.identity().getBytes(UTF_8));
      add(sha256, FactCodec.value(fact));
    }
    return new StateDigest(HexFormat.of().formatHex(sha256.digest()));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
