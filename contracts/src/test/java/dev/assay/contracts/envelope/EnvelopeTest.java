package dev.assay.contracts.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final List<String> BLANKS = List.of("", " ", "\n\t ", "\r\n");

  @Property
  void thePayloadsBytesAreFoundExactly(
      @ForAll("values") String payload,
      @ForAll("values") String before,
      @ForAll("values") String after,
      @ForAll("blanks") String blank) {
    String value =
        "{%s\"ä\":%s,\"payload\"%s:%s%s%s,\"meta\":{\"schema_id\":\"é\"},\"ts\":%s}%s"
            .formatted(blank, before, blank, blank, payload, blank, after, blank);
    byte[] bytes = value.getBytes(UTF_8);
    Envelope envelope = Envelope.in(bytes).orElseThrow();
    assertThat(
            new String(
                bytes,
                envelope.payload().fromInclusive(),
                envelope.payload().toExclusive() - envelope.payload().fromInclusive(),
                UTF_8))
        .isEqualTo(payload);
    assertThat(envelope.schemaId()).contains("é");
  }

  @Property
  void noBytesMakeItThrow(@ForAll byte[] value) {
    assertThat(Envelope.in(value)).isEmpty();
  }

  @Test
  void aDeepValueIsNoEnvelopeInsteadOfAnOverflow() {
    String deep = "{\"payload\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(Envelope.in(deep.getBytes(UTF_8))).isEmpty();
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of(
        "{}",
        "[]",
        "0",
        "-1.5e3",
        "true",
        "null",
        "\"\"",
        "\"a\\\"}b\"",
        "\"\\u00e4ö😀\"",
        "{\"payload\":{\"meta\":[1,{\"a\":\"]\"}]}}",
        "[ 1 , \"x\" ]",
        "{ \"a\" : { } }",
        "123456789012345678901234567890");
  }

  @Provide
  Arbitrary<String> blanks() {
    return Arbitraries.of(BLANKS);
  }
}
