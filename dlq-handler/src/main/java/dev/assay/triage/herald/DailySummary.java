package dev.assay.triage.herald;

import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;

/**
 * Sums up a day, once, at a time of day.
 *
 * @param at when
 * @param zone whose time that is
 * @param facts what there is to say about the day that ends now
 */
record DailySummary(LocalTime at, ZoneId zone, Function<Instant, List<String>> facts) {

  Told look(Memory before, Instant now) {
    ZonedDateTime here = now.atZone(zone);
    boolean isTime = !here.toLocalTime().isBefore(at);
    LocalDate due = isTime ? here.toLocalDate() : here.toLocalDate().minusDays(1);
    if (before.summarised().isEmpty()) {
      // The day on which a cluster begins has no summary.
      return new Told(before.summarised(due), List.of());
    }
    if (!before.summarised().get().isBefore(due)) {
      return new Told(before, List.of());
    }
    Alert alert =
        new Alert(
            "%s/%s".formatted(AlertRule.DAILY_SUMMARY.text(), due),
            AlertRule.DAILY_SUMMARY,
            due.toString(),
            "the day until %s".formatted(now),
            facts.apply(now),
            List.of(),
            now);
    return new Told(before.summarised(due), List.of(alert));
  }
}
