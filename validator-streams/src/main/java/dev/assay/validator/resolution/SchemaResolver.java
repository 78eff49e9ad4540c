package dev.assay.validator.resolution;

import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.envelope.ByteRange;
import dev.assay.contracts.envelope.Envelope;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Track;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.catalogue.Finding;
import dev.assay.validator.catalogue.PublishedVersion;
import java.util.Optional;
import java.util.function.Function;
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
    Optional<Claim> confluent = ConfluentId.in(headers);
    return switch (Shape.of(binding.payload(), value, confluent.isPresent())) {
      case Shape.Lacking(String form, String why) -> new Resolution.Misshapen(form, why);
      case Shape.Whole(ByteRange range) ->
          resolved(
              HeaderClaim.in(headers).or(() -> confluent).orElseGet(() -> ofBinding(binding)),
              range,
              binding,
              catalogue);
      case Shape.Framed(ByteRange range, Claim frame) ->
          resolved(
              HeaderClaim.in(headers).or(() -> confluent).orElse(frame), range, binding, catalogue);
      case Shape.Enveloped(Envelope envelope) ->
          resolved(
              HeaderClaim.in(headers)
                  .or(() -> confluent)
                  .or(() -> ofEnvelope(envelope, catalogue))
                  .orElseGet(() -> ofBinding(binding)),
              envelope.payload(),
              binding,
              catalogue);
    };
  }

  private static Resolution resolved(
      Claim claim, ByteRange range, Binding binding, Catalogue catalogue) {
    return switch (claim) {
      case Claim.Malformed(String text, Carrier from, String why) ->
          // An envelope may name a textual id, which looks like nothing until it is published.
          new Resolution.Unknown(text, why, from, from == Carrier.ENVELOPE);
      case Claim.Names(SchemaReference reference, Carrier from) ->
          found(
              catalogue.find(reference, binding.tracks()),
              reference.toString(),
              from,
              version ->
                  new Resolution.Resolved(version, from, range, reference.version().isPresent()));
      case Claim.Numbers(SchemaId id, Carrier from) ->
          found(
              catalogue.find(id),
              id.toString(),
              from,
              version -> new Resolution.Resolved(version, from, range, true));
    };
  }

  private static Resolution found(
      Finding finding,
      String reference,
      Carrier from,
      Function<PublishedVersion, Resolution> resolved) {
    return switch (finding) {
      case Finding.Found(PublishedVersion version) -> resolved.apply(version);
      case Finding.Missing(String why) -> new Resolution.Unknown(reference, why, from, true);
      case Finding.Obscured(String why) -> new Resolution.Obscured(reference, why, from);
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
                      case Claim.Names names -> onTrack(names.reference(), envelope);
                      case Claim.Malformed _, Claim.Numbers _ ->
                          HeaderClaim.claim(id, id, Carrier.ENVELOPE);
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
