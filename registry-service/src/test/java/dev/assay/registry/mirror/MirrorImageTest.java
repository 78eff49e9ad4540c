package dev.assay.registry.mirror;

import static dev.assay.registry.Wishes.delete;
import static dev.assay.registry.Wishes.publish;
import static dev.assay.registry.Wishes.purge;
import static dev.assay.registry.Wishes.requiring;
import static dev.assay.registry.Wishes.restore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.registry.States;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.telling.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

class MirrorImageTest {
  private static final RegistryState TWO_VERSIONS =
      States.after(
          publish("v1/a", "1.0.0", requiring("one")), publish("v1/a", "2.0.0", requiring("two")));

  @Test
  void aDeletedVersionIsTakenOutAndARestoredOnePutBack() {
    RegistryState deleted = after(delete("v1/a@2.0.0"), TWO_VERSIONS);

    assertThat(MirrorImage.of(deleted))
        .containsOnlyKeys("/assay/schemas/v1/a/1.0.0", "/assay/schemas/v1/a/latest");
    assertThat(MirrorImage.of(deleted).get("/assay/schemas/v1/a/latest")).contains("\"1.0.0\"");
    assertThat(MirrorChanges.between(TWO_VERSIONS, deleted))
        .contains(new MirrorChange.Delete("/assay/schemas/v1/a/2.0.0"));
    assertThat(MirrorImage.of(after(restore("v1/a@2.0.0"), deleted)))
        .containsKey("/assay/schemas/v1/a/2.0.0");
  }

  @Test
  void nothingIsLeftOfASubjectThatWasDeletedOrPurgedWholly() {
    RegistryState deleted = after(delete("v1/a"), TWO_VERSIONS);

    assertThat(MirrorImage.of(deleted)).isEmpty();
    assertThat(MirrorChanges.between(TWO_VERSIONS, deleted)).hasSize(3);
    assertThat(MirrorChanges.between(deleted, after(purge("v1/a"), deleted))).isEmpty();
  }

  @Test
  void whatAVersionRefersToIsToldWithIt() {
    RegistryState state =
        States.after(
            publish("v1/common", "1.0.0", requiring("one")),
            publish("v1/user", "1.0.0", "{\"$ref\":\"assay:v1/common@1\"}"));

    assertThat(MirrorImage.of(state).get("/assay/schemas/v1/user/1.0.0"))
        .contains(
            "\"references\":[{\"ref\":\"assay:v1/common@1\",\"version\":\"v1/common@1.0.0\"}]");
  }

  private static RegistryState after(Command command, RegistryState before) {
    return States.replay(before, Draft.of(List.of(command), before, new Comparisons()).facts());
  }
}
