package dev.assay.registry.describing;

import dev.assay.contracts.changes.ChangeSchemas;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.StateFeed;
import dev.assay.schema.Subject;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the schemas of the change events in the registry itself, as {@code v1/assay.…}.
 *
 * <p>Through the pen like anybody else, and only what is missing: a replica that finds all of them
 * in the log leaves the pen where it is. Two that find one missing at once wish for the same, and
 * the second finds it so. A release that changed one publishes it as the next version.
 */
public final class OwnSchemas {
  private static final Logger LOG = LoggerFactory.getLogger(OwnSchemas.class);
  private static final String US = "assay";
  private static final SchemaReader READER = new SchemaReader(DocumentLimits.defaults());

  private OwnSchemas() {}

  /** Completes once all are there, or once it is clear that this replica can't write them now. */
  public static CompletionStage<Void> publishMissing(
      StateFeed feed, Writes writes, InstantSource clock) {
    return feed.caughtUp()
        .thenCompose(caughtUp -> {
          List<CompletableFuture<Void>> outcomes =
              missing(caughtUp.state(), new Provenance(US, clock.instant())).stream()
                  .map(wish -> writes.submit(wish).thenAccept(o -> tell(wish, o)))
                  .map(CompletionStage::toCompletableFuture)
                  .toList();
          return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new));
        });
  }

  private static List<PublishVersion> missing(RegistryState state, Provenance provenance) {
    return Arrays.stream(ChangeType.values())
        .map(type -> wish(type, provenance))
        .filter(wish -> !isThere(wish, state))
        .toList();
  }

  private static PublishVersion wish(ChangeType type, Provenance provenance) {
    return new PublishVersion(
        Subject.of("v1", type.schemaName()),
        Optional.empty(),
        READER.read(ChangeSchemas.of(type)),
        new Declared(type.schemaName(), Optional.empty()),
        Optional.empty(),
        provenance);
  }

  private static boolean isThere(PublishVersion wish, RegistryState state) {
    return wish.reading() instanceof SchemaReading.Readable(var document)
        && state.versions(wish.subject()).stream()
            .anyMatch(version -> version.fingerprint().equals(document.fingerprint()));
  }

  private static void tell(PublishVersion wish, Outcome outcome) {
    switch (outcome) {
      case Outcome.Written _ ->
          LOG.atInfo().addKeyValue("subject", wish.subject()).log("published what events carry");
      case Outcome.StoodAlready _ -> {}
      case Outcome.Declined(var refusal) ->
          LOG.atError()
              .addKeyValue("subject", wish.subject())
              .addKeyValue("reason", refusal.because())
              .log("can't publish what events carry");
      case Outcome.Unavailable(String reason, var _) ->
          LOG.atWarn()
              .addKeyValue("subject", wish.subject())
              .addKeyValue("reason", reason)
              .log("can't publish what events carry now; the next start tries again");
    }
  }
}
