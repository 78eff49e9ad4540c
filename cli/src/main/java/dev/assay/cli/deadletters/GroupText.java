package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.Printable;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.FailureGroupBody.MarkBody;
import dev.assay.contracts.rest.FailureGroupBody.Sample;
import dev.assay.contracts.rest.TimelineBody;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A failure group as people read it. */
final class GroupText {
  private static final int MAX_BUCKETS = 24;
  private static final int BAR = 40;

  private GroupText() {}

  static void write(Shown shown, PrintWriter out) {
    FailureGroupBody group = shown.group();
    line(out, "%s  %s, %d times".formatted(group.fingerprint(), group.reason(), group.count()));
    line(out, "schema   " + versions(group));
    if (!group.keyword().isEmpty()) {
      line(out, "broken   %s at %s".formatted(group.keyword(), root(group.place())));
    }
    line(out, "latest   " + group.message());
    line(out, "from     %s, told by %s".formatted(list(group.sourceTopics()), group.writtenBy()));
    if (!group.producers().isEmpty()) {
      line(out, "sent by  " + list(group.producers()));
    }
    line(
        out,
        "seen     %s to %s, %s a minute now"
            .formatted(
                group.firstSeen(),
                group.lastSeen(),
                String.format(Locale.ROOT, "%.1f", group.perMinute())));
    line(out, "state    " + group.state());
    shown.marks().forEach(mark -> line(out, "         " + said(mark)));
    group.suggestion().ifPresent(suggestion -> line(out, "healed?  " + suggestion.text()));
    timeline(shown.timeline(), out);
    shown.samples().forEach(sample -> write(sample, out));
  }

  private static String said(MarkBody mark) {
    return "%s: %s%s by %s%s"
        .formatted(
            mark.at(),
            mark.state(),
            mark.until().map(until -> " until " + until).orElse(""),
            mark.by(),
            mark.reason().isEmpty() ? "" : ": " + mark.reason());
  }

  private static void timeline(TimelineBody timeline, PrintWriter out) {
    List<TimelineBody.Bucket> all = timeline.buckets();
    List<TimelineBody.Bucket> last = all.subList(Math.max(0, all.size() - MAX_BUCKETS), all.size());
    long most = last.stream().mapToLong(TimelineBody.Bucket::count).max().orElse(1);
    if (!last.isEmpty()) {
      out.println();
    }
    for (TimelineBody.Bucket bucket : last) {
      int length = (int) Math.max(1, bucket.count() * BAR / most);
      line(
          out,
          String.format(
              Locale.ROOT, "%s  %8d  %s", bucket.at(), bucket.count(), "#".repeat(length)));
    }
  }

  private static void write(Sample sample, PrintWriter out) {
    out.println();
    line(
        out,
        "%s%s%s%s, refused %s%s"
            .formatted(
                sample.topic(),
                sample.partition() < 0 ? "" : ", partition " + sample.partition(),
                sample.offset() < 0 ? "" : ", offset " + sample.offset(),
                sample.key().map(key -> ", key " + key).orElse(""),
                Instant.ofEpochMilli(sample.failedAtMs()),
                sample.attempt() == 0 ? "" : ", attempt " + sample.attempt()));
    SampleLines.of(sample).forEach(text -> line(out, "  " + text));
  }

  private static String versions(FailureGroupBody group) {
    return group.schemaVersions().isEmpty() ? group.schema() : list(group.schemaVersions());
  }

  private static String list(List<String> texts) {
    return String.join(", ", texts);
  }

  private static String root(String place) {
    return place.isEmpty() ? "the top" : place;
  }

  private static void line(PrintWriter out, String text) {
    out.println(Printable.line(text));
  }
}
