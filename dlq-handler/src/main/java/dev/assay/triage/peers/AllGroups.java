package dev.assay.triage.peers;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.OwnGroups;
import dev.assay.triage.ask.Part;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.form.FormCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The groups of all instances: each one's own stores, and over HTTP those of the others.
 *
 * <p>An answer counts only where every partition of the groups spoke, each once. While partitions
 * move between instances there is none.
 */
public final class AllGroups implements FailureGroups {
  private final OwnGroups own;
  private final Supplier<NavigableSet<String>> others;
  private final int partitions;
  private final PeerCalls calls;

  /**
   * Groups of all instances.
   *
   * @param others where the other instances are now, {@code host:port}
   * @param partitions of the groups
   * @param calls asks them; left open
   */
  public AllGroups(
      OwnGroups own, Supplier<NavigableSet<String>> others, int partitions, PeerCalls calls) {
    this.own = own;
    this.calls = calls;
    this.others = others;
    this.partitions = partitions;
  }

  @Override
  public Reading<List<KnownGroup>> beginningWith(String fingerprintPrefix, Asker asker) {
    return own.beginningWith(fingerprintPrefix)
        .then(mine -> {
          List<Part> parts = new ArrayList<>(List.of(mine));
          // Whoever has all needs nobody else.
          if (mine.partitions().size() < partitions) {
            for (String place : others.get()) {
              Reading<Part> theirs =
                  calls.ask(place, "?prefix=" + fingerprintPrefix, FormCodec.PART, asker);
              if (theirs instanceof Reading.NotNow<Part>(String why)) {
                return new Reading.NotNow<>(why);
              }
              theirs.then(part -> {
                parts.add(part);
                return theirs;
              });
            }
          }
          return whole(parts);
        });
  }

  @Override
  public Reading<GroupDetail> timelineOf(FailureFingerprint fingerprint, Asker asker) {
    return own.detailOf(fingerprint)
        .then(mine ->
            mine.isNothing()
                ? elsewhere(fingerprint.value() + PeerRoutes.TIMELINE, asker)
                : new Reading.Complete<>(mine.withoutSamples()));
  }

  @Override
  public Reading<GroupDetail> detailOf(FailureFingerprint fingerprint, Asker asker) {
    return own.detailOf(fingerprint)
        .then(mine ->
            mine.isNothing()
                ? elsewhere(fingerprint.value(), asker)
                : new Reading.Complete<>(mine));
  }

  private Reading<GroupDetail> elsewhere(String path, Asker asker) {
    for (String place : others.get()) {
      Reading<GroupDetail> theirs = calls.ask(place, "/" + path, FormCodec.DETAIL, asker);
      boolean isNothing =
          theirs instanceof Reading.Complete<GroupDetail>(GroupDetail found) && found.isNothing();
      if (!isNothing) {
        return theirs;
      }
    }
    return new Reading.Complete<>(GroupDetail.NONE);
  }

  private Reading<List<KnownGroup>> whole(List<Part> parts) {
    TreeSet<Integer> missing = new TreeSet<>(IntStream.range(0, partitions).boxed().toList());
    List<KnownGroup> groups = new ArrayList<>();
    for (Part part : parts) {
      for (int partition : part.partitions()) {
        if (!missing.remove(partition)) {
          return new Reading.NotNow<>(
              "partition %d of the groups is moving between instances".formatted(partition));
        }
      }
      groups.addAll(part.groups());
    }
    return missing.isEmpty()
        ? new Reading.Complete<>(groups)
        : new Reading.NotNow<>(
            "partitions %s of the groups can't be read on any instance now".formatted(missing));
  }
}
