package dev.assay.triage;

import dev.assay.kit.config.Key;
import dev.assay.triage.privacy.PlacePattern;
import dev.assay.triage.privacy.PrivacyRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is hidden of events before anything of them is kept or shown.
 *
 * @param schemas whether schemas have a say
 * @param rules what else
 */
public record PrivacyConfiguration(
    @Key(
            value = "schemas",
            defaultValue = "true",
            describes = "Hide what schemas call \"x-sensitive\": true")
        boolean schemas,
    @Key("rules") List<Rule> rules) {
  public PrivacyConfiguration {
    rules = List.copyOf(rules);
  }

  List<PrivacyRule> toRules() {
    return rules.stream().map(Rule::toRule).toList();
  }

  /**
   * One rule.
   *
   * @param sources whose events
   * @param pointers what of them
   * @param keys whether their keys too
   */
  public record Rule(
      @Key(
              value = "sources",
              describes =
                  "Regular expression of the source topics that it is about, such as shop\\..*")
          String sources,
      @Key(
              value = "pointers",
              defaultValue = "",
              describes =
                  "JSON Pointers of what is hidden; * is any member or index, ** any depth, as in /customer/email,/items/*/card,/**/phone")
          List<String> pointers,
      @Key(
              value = "keys",
              defaultValue = "false",
              describes = "Whether the events' keys are hidden too")
          boolean keys) {
    public Rule {
      pointers = List.copyOf(pointers);
      pointers.forEach(PlacePattern::parse);
      var _ = SourcePattern.parse(sources);
      if (pointers.isEmpty() && !keys) {
        throw new IllegalArgumentException(
            "a rule for '%s' hides nothing: give pointers, or keys=true".formatted(sources));
      }
    }

    PrivacyRule toRule() {
      Pattern pattern = SourcePattern.parse(sources);
      return new PrivacyRule(pattern, pointers.stream().map(PlacePattern::parse).toList(), keys);
    }
  }
}
