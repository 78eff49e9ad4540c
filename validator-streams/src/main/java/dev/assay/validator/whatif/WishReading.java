package dev.assay.validator.whatif;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.rest.GuardBody;
import dev.assay.contracts.rest.WhatIfWishBody;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaFault;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.catalogue.Catalogue;
import dev.assay.validator.catalogue.Finding;
import dev.assay.validator.catalogue.LiveCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Understands what is asked, or says which member is wrong and what would be right. */
final class WishReading {
  private static final SchemaReader READER = SchemaReader.ofEntries(DocumentLimits.defaults());
  private static final Pattern AGO = Pattern.compile("([0-9]{1,9})([smhd])");
  private static final Duration DEFAULT_LAST = Duration.ofHours(1);

  private final Supplier<List<Binding>> bindings;
  private final LiveCatalogue catalogue;
  private final WhatIfSettings settings;
  private final InstantSource clock;

  WishReading(
      Supplier<List<Binding>> bindings,
      LiveCatalogue catalogue,
      WhatIfSettings settings,
      InstantSource clock) {
    this.bindings = bindings;
    this.catalogue = catalogue;
    this.settings = settings;
    this.clock = clock;
  }

  Question read(WhatIfWishBody wish, String askedBy) {
    Binding binding = binding(wish);
    return new Question(
        binding,
        span(wish),
        rule(wish),
        // What is absent is read as a null node.
        wish.schema()
            .filter(schema -> !schema.isNull() && !schema.isMissingNode())
            .map(schema -> candidate(schema, wish, binding)),
        wish.guard().map(WishReading::guard),
        pace(wish),
        askedBy);
  }

  private Binding binding(WhatIfWishBody wish) {
    String topic =
        wish.topic()
            .orElseThrow(() ->
                WhatIfProblem.badWish(
                    "'topic' is missing", "name the topic whose events are to be judged"));
    List<Binding> bound = bindings.get();
    return bound.stream()
        .filter(binding -> binding.source().equals(topic))
        .findFirst()
        .or(() -> name(wish).map(name -> understood("topic", () -> Binding.of(topic, name))))
        .orElseThrow(() ->
            WhatIfProblem.unbound(topic, bound.stream().map(Binding::source).sorted().toList()));
  }

  private static Optional<SchemaName> name(WhatIfWishBody wish) {
    return wish.name().map(name -> understood("name", () -> SchemaName.requested(name)));
  }

  private Question.Span span(WhatIfWishBody wish) {
    Instant now = clock.instant();
    if (wish.last().isPresent() && wish.from().isPresent()) {
      throw WhatIfProblem.badWish("both 'last' and 'from' are given", "give one of them");
    }
    Instant until = wish.until().map(text -> instant("until", text)).orElse(now);
    Instant from =
        wish.from()
            .map(text -> instant("from", text))
            .orElseGet(() -> now.minus(wish.last().map(WishReading::ago).orElse(DEFAULT_LAST)));
    if (!from.isBefore(until)) {
      throw WhatIfProblem.badWish(
          "the time from %s until %s is empty".formatted(from, until),
          "give a beginning before the end");
    }
    return new Question.Span(from, until);
  }

  private static Instant instant(String member, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException wrong) {
      throw WhatIfProblem.badWish(
          "'%s' is '%s'".formatted(member, text), "give a time such as 2026-11-21T09:00:00Z");
    }
  }

  private static Duration ago(String text) {
    Matcher ago = AGO.matcher(text);
    if (!ago.matches()) {
      throw WhatIfProblem.badWish(
          "'last' is '%s'".formatted(text), "give a number and a unit, such as 90m, 2h or 3d");
    }
    long number = Long.parseLong(ago.group(1));
    return switch (ago.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  private static Rule rule(WhatIfWishBody wish) {
    Mode mode =
        wish.mode().map(text -> understood("mode", () -> Mode.parse(text))).orElse(Mode.ENFORCE);
    if (mode == Mode.OFF) {
      throw WhatIfProblem.badWish(
          "'mode' is 'off', in which nothing is judged", "give log-only, canary or enforce");
    }
    return understood(
        "percent",
        () ->
            wish.percent().map(percent -> new Rule(mode, percent)).orElseGet(() -> Rule.of(mode)));
  }

  private static GuardLimits guard(GuardBody body) {
    return understood("guard", body::limits);
  }

  private Question.Pace pace(WhatIfWishBody wish) {
    int perSecond = wish.perSecond().orElse(settings.perSecond());
    long events = wish.limit().orElse(settings.events());
    if (perSecond < 1 || events < 1) {
      throw WhatIfProblem.badWish(
          "'%s' is less than 1".formatted(perSecond < 1 ? "per_second" : "limit"),
          "give a positive number, or leave it out");
    }
    return new Question.Pace(
        Math.min(perSecond, settings.perSecond()), Math.min(events, settings.events()));
  }

  private Candidate candidate(JsonNode schema, WhatIfWishBody wish, Binding binding) {
    SchemaName name = name(wish).orElse(binding.schema());
    Catalogue now = catalogue.now();
    Track track =
        wish.track()
            .map(text -> understood("track", () -> new Track(text)))
            .orElseGet(() -> judgingTrack(name, binding, now));
    return switch (READER.read(schema.toString())) {
      case SchemaReading.Refused refused ->
          throw WhatIfProblem.unusableSchema(
              refused.faults().stream().map(WishReading::text).collect(Collectors.joining("; ")),
              "correct the schema; a publication would be refused as well");
      case SchemaReading.Readable readable -> {
        Candidate candidate = new Candidate(new Subject(track, name), readable.document());
        List<SchemaReference> missing = candidate.missingIn(now);
        if (!missing.isEmpty()) {
          throw WhatIfProblem.unusableSchema(
              "it refers to %s, which nobody published".formatted(missing),
              "publish these first, or bundle them into the candidate");
        }
        yield candidate;
      }
    };
  }

  private static String text(SchemaFault fault) {
    return "at '%s': %s; %s".formatted(fault.pointer(), fault.problem(), fault.remedy());
  }

  /** The track whose version judges today: only there the candidate would change anything. */
  private static Track judgingTrack(SchemaName name, Binding binding, Catalogue now) {
    SchemaReference latest = new SchemaReference(Optional.empty(), name, Optional.empty());
    return now.find(latest, binding.tracks()) instanceof Finding.Found(var version)
        ? version.subject().track()
        : binding.tracks().getFirst();
  }

  private static <T> T understood(String member, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException wrong) {
      throw WhatIfProblem.badWish(
          "'%s': %s".formatted(member, wrong.getMessage()), "correct it, or leave it out");
    }
  }
}
