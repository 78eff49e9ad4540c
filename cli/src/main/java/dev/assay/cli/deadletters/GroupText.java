package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.Printable;
import dev.assay.contracts.rest.FailureGroupBody;
import dev.assay.contracts.rest.FailureGroupBody.Sample;
import java.io.PrintWriter;
import java.time.Instant;

/** A failure group as people read it. */
final class GroupText {
  private GroupText() {}

  static void write(FailureGroupBody.WithSamples found, PrintWriter out) {
    FailureGroupBody group = found.group();
    line(out, "%s  %s, %d times".formatted(group.fingerprint(), group.reason(), group.count()));
    line(out, "schema   " + group.schema());
    if (!group.keyword().isEmpty()) {
      line(out, "broken   %s at %s".formatted(group.keyword(), root(group.place())));
    }
    line(out, "latest   " + group.message());
    line(out, "from     " + String.join(", ", group.sourceTopics()));
    line(out, "seen     %s to %s".formatted(group.firstSeen(), group.lastSeen()));
    found.samples().forEach(sample -> write(sample, out));
  }

  private static void write(Sample sample, PrintWriter out) {
    out.println();
    line(
        out,
        "%s, partition %d, offset %d%s, refused %s%s"
            .formatted(
                sample.topic(),
                sample.partition(),
                sample.offset(),
                sample.key().map(key -> ", key " + key).orElse(""),
                Instant.ofEpochMilli(sample.failedAtMs()),
                sample.attempt() == 0 ? "" : ", attempt " + sample.attempt()));
    SampleLines.of(sample).forEach(text -> line(out, "  " + text));
  }

  private static String root(String place) {
    return place.isEmpty() ? "the top" : place;
  }

  private static void line(PrintWriter out, String text) {
    out.println(Printable.line(text));
  }
}
