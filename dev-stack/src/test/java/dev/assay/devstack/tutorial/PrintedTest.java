package dev.assay.devstack.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedTest {
  @Test
  void anEllipsisStandsForAnythingWithinALine() {
    Printed printed = new Printed(List.of("published id … at … by ada"));

    assertThat(printed.isMatchedBy(List.of("published id 17 at noon by ada"))).isTrue();
    assertThat(printed.isMatchedBy(List.of("published id 17 at noon by bob"))).isFalse();
    assertThat(printed.isMatchedBy(List.of("published id 17", "at noon by ada"))).isFalse();
  }

  @Test
  void onALineOfItsOwnItStandsForAnyLines() {
    Printed printed = new Printed(List.of("first", "…", "last"));

    assertThat(printed.isMatchedBy(List.of("first", "last"))).isTrue();
    assertThat(printed.isMatchedBy(List.of("first", "second", "third", "last"))).isTrue();
    assertThat(printed.isMatchedBy(List.of("first", "second"))).isFalse();
  }

  @Test
  void whatIsNotSaidMustNotBePrinted() {
    assertThat(new Printed(List.of()).isMatchedBy(List.of())).isTrue();
    assertThat(new Printed(List.of()).isMatchedBy(List.of("a warning"))).isFalse();
    assertThat(new Printed(List.of("a.b")).isMatchedBy(List.of("a-b"))).isFalse();
  }

  @Test
  void spaceAtTheEndsOfLinesIsNotSeen() {
    assertThat(Printed.lines("HTTP/1.1 200 OK\r\n\r\nbody  \n\n"))
        .containsExactly("HTTP/1.1 200 OK", "", "body");
  }
}
