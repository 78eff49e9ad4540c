package dev.assay.validator.resolution;

import dev.assay.contracts.envelope.ByteRange;
import dev.assay.contracts.envelope.Envelope;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Track;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.PayloadForm;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.catalogue.Finding;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/**
 * Decides by which schema an event is judged, and which of its bytes.
 *
 * <p>Two questions, answered apart: the binding's {@link PayloadForm} says which bytes; the first
 * {@link Carrier} that speaks says which schema.
 */
public final class SchemaResolver {
  private SchemaResolver() {}

  /** The schema for an event with a value; never throws. */
  public static Resolution resolve(
      Binding binding, Headers headers, byte[] value, Catalogue catalogue) {
    Optional<Envelope> envelope = envelope(binding.payload(), value);
    ByteRange range = envelope.map(Envelope::payload).orElseGet(() -> ByteRange.whole(value));
    Claim claim =
        HeaderClaim.in(headers)
            .or(() -> envelope.flatMap(found -> ofEnvelope(found, catalogue)))
            .orElseGet(() -> ofBinding(binding));
    return switch (claim) {
      case Claim.Malformed malformed -> new Resolution.Unknown(malformed.text(), malformed.why());
      case Claim.Names names -> resolved(names, range, binding, catalogue);
    };
  }

  private static Resolution resolved(
      Claim.Names claim, ByteRange range, Binding binding, Catalogue catalogue) {
    return switch (catalogue.find(claim.reference(), binding.tracks())) {
      case Finding.Found found -> new Resolution.Resolved(found.version(), claim.carrier(), range);
      case Finding.Missing missing ->
          new Resolution.Unknown(claim.reference().toString(), missing.why());
      case Finding.Obscured obscured ->
          new Resolution.Obscured(claim.reference().toString(), obscured.why());
    };
  }

  private static Optional<Envelope> envelope(PayloadForm form, byte[] value) {
    return switch (form) {
      case RAW -> Optional.empty();
      case ENVELOPE -> Envelope.in(value);
      case AUTO -> Envelope.in(value).filter(found -> found.schemaId().isPresent());
    };
  }

  private static Claim ofBinding(Binding binding) {
    return new Claim.Names(
        new SchemaReference(Optional.empty(), binding.schema(), Optional.empty()), Carrier.BINDING);
  }

  private static Optional<Claim> ofEnvelope(Envelope envelope, Catalogue catalogue) {
    return envelope
        .schemaId()
        .map(id ->
            catalogue
                .named(id)
                .map(name ->
                    onTrack(
                        new SchemaReference(Optional.empty(), name, Optional.empty()), envelope))
                .orElseGet(() ->
                    switch (HeaderClaim.claim(id, id, Carrier.ENVELOPE)) {
                      case Claim.Malformed malformed -> malformed;
                      case Claim.Names names -> onTrack(names.reference(), envelope);
                    }));
  }

  private static Claim onTrack(SchemaReference reference, Envelope envelope) {
    if (reference.track().isPresent() || envelope.track().isEmpty()) {
      return new Claim.Names(reference, Carrier.ENVELOPE);
    }
    String track = envelope.track().get();
    try {
      return new Claim.Names(
          new SchemaReference(Optional.of(new Track(track)), reference.name(), reference.version()),
          Carrier.ENVELOPE);
    } catch (IllegalArgumentException malformed) {
      return new Claim.Malformed(track, Carrier.ENVELOPE, "meta." + malformed.getMessage());
    }
  }
}
