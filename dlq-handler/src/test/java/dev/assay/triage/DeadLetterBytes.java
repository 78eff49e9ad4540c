package dev.assay.triage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.validation.Violation;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Dead letters as a validator would write them, one group for each member that is wrong. */
public final class DeadLetterBytes {
  public static final byte[] VALUE = "{\"queue_size\":-1}".getBytes(UTF_8);

  private DeadLetterBytes() {}

  public static FailureFingerprint fingerprint(String member) {
    return FailureFingerprint.of(
        "telemetry.FeedbackEvent", DeadLetterReason.SCHEMA_VIOLATION, List.of(violation(member)));
  }

  public static Headers headers(String member, String sourceTopic, long sourceOffset) {
    Headers headers = new RecordHeaders();
    Failure failure =
        new Failure(
            DeadLetterReason.SCHEMA_VIOLATION,
            Optional.of("v1/telemetry.FeedbackEvent@1.0.0"),
            List.of(violation(member)),
            fingerprint(member),
            1,
            "assay/0.1.0 validator-1");
    new DeadLetter(new Origin(sourceTopic, 0, sourceOffset, 1_700_000_000_000L), failure, 0)
        .writeTo(headers);
    return headers;
  }

  private static Violation violation(String member) {
    return new Violation(
        "/" + member, "minimum", "#/properties/" + member, "is below 0", Optional.empty());
  }
}
