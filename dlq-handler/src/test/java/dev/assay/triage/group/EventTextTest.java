package dev.assay.triage.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventTextTest {

  @Test
  void jsonStaysReadable() {
    String json = "{\"café\":\"日本 🚀\"}";

    assertThat(EventText.of(json.getBytes(UTF_8), 100)).isEqualTo(new EventText(json, false));
  }

  @Property(tries = 500)
  void whatIsTooLongLosesItsEndAndNeverHalfACharacter(
      @ForAll String text, @ForAll @IntRange(max = 40) int maxBytes) {
    // A lone surrogate has no UTF-8; the bytes are what counts.
    String sent = new String(text.getBytes(UTF_8), UTF_8);

    EventText shown = EventText.of(sent.getBytes(UTF_8), maxBytes);

    int bytes = sent.getBytes(UTF_8).length;
    assertThat(sent).startsWith(shown.text());
    assertThat(shown.truncated()).isEqualTo(bytes > maxBytes);
    assertThat(shown.text().getBytes(UTF_8))
        .hasSizeBetween(Math.min(bytes, maxBytes) - 3, maxBytes);
  }

  @Test
  void bytesThatAreNoUtf8AreShownInBase64() {
    byte[] bytes = {(byte) 0xff, 0, 1, 2};

    assertThat(EventText.of(bytes, 100))
        .isEqualTo(new EventText("base64:" + Base64.getEncoder().encodeToString(bytes), false));
  }

  @Property(tries = 500)
  void whateverTheBytesTheTextIsBounded(@ForAll byte[] bytes) {
    EventText shown = EventText.of(bytes, 16);

    assertThat(shown.text().length()).isLessThanOrEqualTo("base64:".length() + 16);
    assertThat(bytes.length <= 16 || shown.truncated()).isTrue();
  }
}
