package dev.assay.schema.evolution.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.evolution.arrow.ArrowKind;
import dev.assay.schema.json.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Binds the rules to the vocabularies, so that a keyword can't be overlooked or misspelt. */
class KeywordRuleTest {
  private static final Pattern KIND_IN_TABLE = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyKeywordOfEveryDialectIsCompared(Dialect dialect) {
    assertThat(dialect.keywords())
        .hasSizeGreaterThan(25)
        .allSatisfy(keyword -> {
          // Beside elements by position, where additionalItems means something.
          String schema =
              keyword.equals("items")
                  ? "{\"items\":[{}]}"
                  : "{\"items\":[{}],\"%s\":{}}".formatted(keyword);
          assertThat(read(schema, dialect).extensions()).doesNotContainKey(keyword);
        });
  }

  @Test
  void everyRuleIsForAKeywordThatSomeDialectKnows() {
    Set<String> known =
        Arrays.stream(Dialect.values())
            .flatMap(dialect -> dialect.keywords().stream())
            .collect(Collectors.toSet());

    assertThat(KeywordRule.values()).allSatisfy(rule -> assertThat(known).contains(rule.keyword()));
  }

  @Test
  void aWordOfAnotherDialectIsAnExtension() {
    assertThat(read("{\"prefixItems\":[{}],\"const\":1}", Dialect.DRAFT_04).extensions())
        .containsOnlyKeys("prefixItems", "const");
  }

  @Test
  void thePageListsEveryKindAndNoOther() throws IOException {
    String page = Files.readString(Path.of("../docs/evolution.md"));
    String table = page.substring(page.indexOf("## Kinds"), page.indexOf("## What is asked"));
    Set<String> listed =
        KIND_IN_TABLE
            .matcher(table)
            .results()
            .map(MatchResult::group)
            .map(g -> g.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> kinds =
        Stream.concat(
                Kinds.all().keySet().stream(),
                Arrays.stream(ArrowKind.values()).map(ArrowKind::kind))
            .sorted()
            .toList();

    assertThat(listed).containsExactlyElementsOf(kinds);
  }

  private static Facets read(String schema, Dialect dialect) {
    JsonNode node = JsonTree.read(schema.getBytes(StandardCharsets.UTF_8));
    References references = new References(node, dialect);
    return new FacetReading(dialect, references).read(references.root());
  }
}
