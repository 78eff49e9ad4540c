package dev.assay.schema.validation.differential;

import java.util.Arrays;
import java.util.List;

/**
 * What the fuzzer calls: the first byte picks a schema, the rest is judged by it.
 *
 * <p>Found by name: {@code fuzzerTestOneInput} is Jazzer's word. Whatever is thrown is a finding.
 */
public final class FuzzTarget {
  private static final List<Contenders> SCHEMAS = FuzzSchemas.read();

  private FuzzTarget() {}

  /** Judges one input. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      byte[] event = Arrays.copyOfRange(input, 1, input.length);
      boolean wellFormed = SecondOpinion.agreesOnWellFormed(event);
      // 'a' is the first one, so that a seed can be read and written with an editor.
      int picked = Math.floorMod(input[0] - 'a', SCHEMAS.size());
      if (SCHEMAS.get(picked).agreeToAccept(event) && !wellFormed) {
        throw new AssertionError("the plan accepts what the scanner refuses");
      }
    }
  }
}
