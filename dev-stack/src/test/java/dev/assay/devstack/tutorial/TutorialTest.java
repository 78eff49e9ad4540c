package dev.assay.devstack.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TutorialTest {
  private static final List<String> PAGE =
      """
      # Title
      ```json v1/a.A.json
      {}
      ```
      ```
      $ not run
      ```
      ```console
      $ one \\
          two
      printed
      more
      $ three
      ```
      """
          .lines()
          .toList();

  @Test
  void filesAndCommandsAreTakenInTheOrderOfThePage() {
    assertThat(page(PAGE).steps())
        .containsExactly(
            new Step.SaveFile("v1/a.A.json", "{}\n"),
            new Step.Type("one \\\n    two", List.of("printed", "more"), 10),
            new Step.Type("three", List.of(), 13));
  }

  @Test
  void whatWasPrintedReplacesWhatThePageSays() {
    Tutorial tutorial = page(PAGE);
    Step.Type one = (Step.Type) tutorial.steps().get(1);
    Step.Type three = (Step.Type) tutorial.steps().get(2);

    assertThat(tutorial.withPrinted(Map.of(one, List.of("other"), three, List.of("a", "b"))))
        .endsWith("    two", "other", "$ three", "a", "b", "```");
  }

  @Test
  void aFenceThatIsNotClosedAndAnOutputWithoutCommandAreTold() {
    assertThatThrownBy(() -> page(List.of("", "```console", "$ ls")).steps())
        .hasMessage("page.md:2: this fence is never closed");
    assertThatThrownBy(() -> page(List.of("```console", "ls", "```")).steps())
        .hasMessage("page.md:2: no command prints this");
  }

  private static Tutorial page(List<String> lines) {
    return new Tutorial(Path.of("page.md"), lines);
  }
}
