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
import dev.assay.triage.form.UnreadableForm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
public final class AllGroups implements FailureGroups, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OwnGroups own;
  private final Supplier<NavigableSet<String>> others;
  private final int partitions;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /**
   * Groups of all instances.
   *
   * @param others where the other instances are now, {@code host:port}
   * @param partitions of the groups
   */
  public AllGroups(OwnGroups own, Supplier<NavigableSet<String>> others, int partitions) {
    this.own = own;
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
                  ask(place, "?prefix=" + fingerprintPrefix, FormCodec.PART, asker);
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
      Reading<GroupDetail> theirs = ask(place, "/" + path, FormCodec.DETAIL, asker);
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

  private <T> Reading<T> ask(String place, String path, FormCodec<T> codec, Asker asker) {
    URI uri = URI.create("http://" + place + PeerRoutes.PATH + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    asker.authorization().ifPresent(proof -> request.header("Authorization", proof));
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return answer.statusCode() == 200
          ? new Reading.Complete<>(codec.read(answer.body()))
          : new Reading.NotNow<>(
              "the instance at %s answered %d".formatted(place, answer.statusCode()));
    } catch (IOException | UnreadableForm trouble) {
      return new Reading.NotNow<>("the instance at %s: %s".formatted(place, trouble));
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      return new Reading.NotNow<>("interrupted while asking the instance at " + place);
    }
  }

  /** Ends calls that are under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
