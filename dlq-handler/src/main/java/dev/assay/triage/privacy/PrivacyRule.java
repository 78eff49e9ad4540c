package dev.assay.triage.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is hidden of the events of some source topics.
 *
 * @param sources which topics, by their whole name
 * @param places what of their events
 * @param keys whether their keys too
 */
public record PrivacyRule(Pattern sources, List<PlacePattern> places, boolean keys) {
  public PrivacyRule {
    places = List.copyOf(places);
  }

  boolean isAbout(String sourceTopic) {
    return sources.matcher(sourceTopic).matches();
  }
}
