package dev.assay.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonPointerTest {

  /** RFC 6901, section 5. */
  @Test
  void theExamplesOfTheRfcAreFound() {
    var root =
        JsonTree.read(
            "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"m~n\":8,\" \":7}"
                .getBytes(StandardCharsets.UTF_8));
    assertThat(JsonPointer.find(root, "")).contains(root);
    assertThat(JsonPointer.find(root, "/foo/0").orElseThrow().stringValue()).isEqualTo("bar");
    assertThat(JsonPointer.find(root, "/").orElseThrow().intValue()).isZero();
    assertThat(JsonPointer.find(root, "/a~1b").orElseThrow().intValue()).isEqualTo(1);
    assertThat(JsonPointer.find(root, "/m~0n").orElseThrow().intValue()).isEqualTo(8);
    assertThat(JsonPointer.find(root, "/foo/01")).isEqualTo(Optional.empty());
    assertThat(JsonPointer.find(root, "/foo/-")).isEqualTo(Optional.empty());
    assertThat(JsonPointer.find(root, "/nowhere")).isEqualTo(Optional.empty());
  }

  @Property
  void aMemberIsFoundUnderThePointerToIt(@ForAll String name) {
    var root = JsonNodeFactory.instance.objectNode().put(name, 1);
    assertThat(JsonPointer.find(root, JsonPointer.child("", name))).isPresent();
  }
}
