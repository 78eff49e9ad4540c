package dev.assay.contracts.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over the latest statement about each thing, in the order of their identities: equal where
 * and only where two logs say the same in the same words, whatever they said before.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record StateDigest(String hex) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public StateDigest {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "digest '%s' is not 64 lower-case hexadecimal digits".formatted(hex));
    }
  }

  /** Of a log that states these facts, each once, as they are written today. */
  public static StateDigest of(List<Fact> facts) {
    Statements statements = new Statements();
    facts.forEach(fact -> statements.add(FactCodec.key(fact), FactCodec.value(fact)));
    return statements.digest();
  }

  /**
   * What a log stated last about each thing, of which only sums are kept; for one thread.
   *
   * <p>Knows keys and values, no facts: it is the same for a build that can't read all of them.
   */
  public static final class Statements {
    private final NavigableMap<String, byte[]> sums = new TreeMap<>();

    /** Adds the next record of the log; a value of {@code null} withdraws what was stated. */
    public void add(byte[] key, byte @Nullable [] value) {
      String identity = new String(key, UTF_8);
      if (value == null) {
        sums.remove(identity);
      } else {
        sums.put(identity, sha256().digest(value));
      }
    }

    /** About how many things something is stated. */
    public int size() {
      return sums.size();
    }

    /** How many of them have an identity that begins so. */
    public int countOf(String prefix) {
      return (int)
          sums.tailMap(prefix, true).keySet().stream()
              .takeWhile(identity -> identity.startsWith(prefix))
              .count();
    }

    /** Over what is stated by now. */
    public StateDigest digest() {
      MessageDigest whole = sha256();
      sums.forEach((identity, sum) -> {
        byte[] key = identity.getBytes(UTF_8);
        whole.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, key.length));
        whole.update(key);
        whole.update(sum);
      });
      return new StateDigest(HexFormat.of().formatHex(whole.digest()));
    }
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
