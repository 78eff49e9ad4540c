package dev.assay.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {

  @Property
  void whatIsPrintedIsReadBackEqual(@ForAll("versions") SemVer version) {
    assertThat(SemVer.parse(version.toString())).isEqualTo(version);
  }

  @Property
  void theOrderIsAntisymmetric(@ForAll("versions") SemVer left, @ForAll("versions") SemVer right) {
    assertThat(Integer.signum(left.compareTo(right)))
        .isEqualTo(-Integer.signum(right.compareTo(left)));
  }

  @Property
  void theOrderIsTransitive(
      @ForAll("versions") SemVer a, @ForAll("versions") SemVer b, @ForAll("versions") SemVer c) {
    List<SemVer> sorted = Stream.of(a, b, c).sorted().toList();
    assertThat(sorted.getFirst()).isLessThanOrEqualTo(sorted.getLast());
  }

  @Property
  void aPreReleaseComesBeforeItsRelease(@ForAll("versions") SemVer version) {
    SemVer release = SemVer.release(version.major(), version.minor(), version.patch());
    assertThat(Integer.signum(version.compareTo(release)))
        .isEqualTo(version.isPreRelease() ? -1 : 0);
  }

  @Property
  void buildMetadataDoesNotCountInTheOrder(@ForAll("versions") SemVer version) {
    SemVer plain =
        new SemVer(
            version.major(), version.minor(), version.patch(), version.preRelease(), List.of());
    assertThat(version).isEqualByComparingTo(plain);
  }

  @Test
  void theExampleOfTheSpecificationIsInOrder() {
    List<String> ascending =
        List.of(
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "2.0.0",
            "2.1.0",
            "2.1.1",
            "10.0.0");
    assertThat(ascending.reversed().stream().map(SemVer::parse).sorted().map(SemVer::toString))
        .containsExactlyElementsOf(ascending);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.02.3",
        "1.2.3-",
        "1.2.3-01",
        "1.2.3-a..b",
        "1.2.3+",
        "v1.2.3",
        " 1.2.3",
        "1.2.3\n",
        "1.2.3-ä",
        "1000000000.0.0",
        "-1.0.0"
      })
  void whatIsNoVersionIsRefused(String text) {
    assertThat(SemVer.tryParse(text)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SemVer.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("1.2.0");
  }

  @Test
  void aVersionThatCouldNotBePrintedAndReadBackCanNotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> SemVer.release(-1, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> SemVer.release(0, 1_000_000_000, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemVer(1, 0, 0, List.of("a.b"), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemVer(1, 0, 0, List.of("01"), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemVer(1, 0, 0, List.of(), List.of("")));
  }

  @Provide
  Arbitrary<SemVer> versions() {
    // Small numbers, so that pairs agree in some of them.
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 3);
    Arbitrary<String> identifier =
        Arbitraries.of("0", "1", "2", "10", "alpha", "beta", "a-b", "-", "0a", "RC");
    Arbitrary<List<String>> identifiers = identifier.list().ofMaxSize(3);
    return Combinators.combine(number, number, number, identifiers, identifiers).as(SemVer::new);
  }
}
