package dev.assay.validator.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.contracts.rest.WhatIfBody;
import org.junit.jupiter.api.Test;

class KeySampleTest {

  @Test
  void fewKeysAreCountedExactlyHoweverOftenTheyCome() {
    WhatIfBody.Keys keys = seen(new KeySample(1_000), 500, 3, 10);
    assertThat(keys).isEqualTo(new WhatIfBody.Keys(500, 50, 0.1, true));
  }

  @Test
  void aKeyIsTouchedByOneInvalidEventAmongManyValidOnes() {
    KeySample sample = new KeySample(10);
    sample.add("a".getBytes(UTF_8), false);
    sample.add("a".getBytes(UTF_8), true);
    sample.add("a".getBytes(UTF_8), false);
    assertThat(sample.body()).isEqualTo(new WhatIfBody.Keys(1, 1, 1, true));
  }

  @Test
  void manyKeysAreEstimatedWithinAFewPercent() {
    WhatIfBody.Keys keys = seen(new KeySample(4_096), 200_000, 1, 10);
    assertThat(keys.exact()).isFalse();
    assertThat((double) keys.seen()).isCloseTo(200_000, within(20_000.0));
    assertThat(keys.share()).isCloseTo(0.1, within(0.02));
  }

  @Test
  void withoutKeysNoShareIsTouched() {
    assertThat(new KeySample(10).body()).isEqualTo(new WhatIfBody.Keys(0, 0, 0, true));
  }

  private static WhatIfBody.Keys seen(KeySample sample, int keys, int times, int oneTouchedIn) {
    for (int time = 0; time < times; time++) {
      for (int key = 0; key < keys; key++) {
        sample.add(("store-" + key).getBytes(UTF_8), key % oneTouchedIn == 0);
      }
    }
    return sample.body();
  }
}
