package dev.assay.triage.moving;

import dev.assay.triage.archive.ArchiveAway;
import dev.assay.triage.archive.ArchiveRefused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Tells trouble that passes from trouble that somebody has to end. */
final class Trouble {
  private static final int DEEPEST_CAUSE = 20;
  private static final List<Class<? extends Exception>> LASTING =
      List.of(
          AuthorizationException.class,
          InvalidTimestampException.class,
          InvalidTopicException.class,
          PolicyViolationException.class,
          RecordTooLargeException.class,
          UnsupportedVersionException.class);

  private Trouble() {}

  /** Whether trying again would end the same way. */
  static boolean lasts(RuntimeException failure) {
    return !(failure instanceof KafkaException || failure instanceof ArchiveAway)
        || causes(failure).anyMatch(cause -> LASTING.stream().anyMatch(it -> it.isInstance(cause)));
  }

  /** What is behind it, in one line. */
  static String inWords(RuntimeException failure) {
    if (failure instanceof ArchiveRefused || failure instanceof ArchiveAway) {
      return String.valueOf(failure.getMessage());
    }
    Throwable deepest = causes(failure).reduce((_, last) -> last).orElse(failure);
    return "%s: %s".formatted(deepest.getClass().getSimpleName(), deepest.getMessage());
  }

  private static Stream<Throwable> causes(Throwable top) {
    return Stream.iterate(
            Optional.of(top), Optional::isPresent, each -> each.map(Throwable::getCause))
        .limit(DEEPEST_CAUSE)
        .flatMap(Optional::stream);
  }
}
