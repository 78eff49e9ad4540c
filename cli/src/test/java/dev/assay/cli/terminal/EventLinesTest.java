package dev.assay.cli.terminal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventLinesTest {

  @Property
  void linesAreWhatStandsBetweenLineFeedsHoweverTheBytesArrive(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 5) int atOnce)
      throws IOException {
    EventLines lines = new EventLines(new Trickle(text.getBytes(ISO_8859_1), atOnce));

    List<String> expected =
        Arrays.stream(text.split("\n", -1))
            .filter(line -> !line.isEmpty() && !line.equals("\r"))
            .toList();

    assertThat(all(lines)).isEqualTo(expected);
    assertThat(lines.bytesRead()).isEqualTo(text.length());
  }

  @Test
  void aLineMayBeLongerThanWhatIsReadAtOnce() throws IOException {
    String longLine = "x".repeat(200_000);
    String text = longLine + "\n\n" + longLine;
    EventLines lines = new EventLines(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));

    assertThat(all(lines)).containsExactly(longLine, longLine);
    assertThat(lines.emptyLines()).isEqualTo(1);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("\n\r a\u00ff\u0000").ofMaxLength(40);
  }

  private static List<String> all(EventLines lines) throws IOException {
    List<String> all = new ArrayList<>();
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(new String(line.get(), ISO_8859_1));
    }
    return all;
  }

  /** Gives few bytes at once, as a pipe may. */
  private static final class Trickle extends InputStream {
    private final InputStream bytes;
    private final int atOnce;

    Trickle(byte[] bytes, int atOnce) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.atOnce = atOnce;
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return bytes.read(into, from, Math.min(most, atOnce));
    }
  }
}
