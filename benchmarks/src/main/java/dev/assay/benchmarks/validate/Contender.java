package dev.assay.benchmarks.validate;

import java.util.function.Function;

/** Who judges, or does part of the work that judging needs. */
public enum Contender {
  /** The plan as a generated class; rejections are explained by the reference. */
  ASSAY(Ours::generated, Role.VALIDATOR),
  /** The plan, interpreted. */
  ASSAY_INTERPRETED(Ours::interpreted, Role.VALIDATOR),
  /** networknt at its fastest: the first error ends it. */
  NETWORKNT(Networknt::failingFast, Role.VALIDATOR),
  /** networknt with the whole list of errors. */
  NETWORKNT_ALL_ERRORS(Networknt::collecting, Role.VALIDATOR),
  /** fastjson2's own JSONSchema. */
  FASTJSON2(Others::fastjson2, Role.VALIDATOR),
  /** everit on org.json. */
  EVERIT(Others::everit, Role.VALIDATOR),
  /** dev.harrel on Jackson. */
  HARREL(Others::harrel, Role.VALIDATOR),
  /** json-sKema. */
  JSON_SKEMA(Others::jsonSkema, Role.VALIDATOR),
  /** justify on its own parser. */
  JUSTIFY(Justify::of, Role.VALIDATOR),
  /** vertx-json-schema. */
  VERTX(Others::vertx, Role.VALIDATOR),
  /** Jackson's tokens, no tree and no schema. */
  JACKSON_TOKENS(Parts::jacksonTokens, Role.PART),
  /** Nothing but whether the bytes are UTF-8. */
  UTF8(Parts::utf8, Role.PART);

  /** What a contender's time can be compared as. */
  enum Role {
    VALIDATOR,
    /** A part of the work; accepts everything. */
    PART
  }

  // The factories have no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<String, Accepting> factory;

  private final Role role;

  Contender(Function<String, Accepting> factory, Role role) {
    this.factory = factory;
    this.role = role;
  }

  /** Makes a schema ready. */
  public Accepting compile(String schema) {
    return factory.apply(schema);
  }

  boolean isValidator() {
    return role == Role.VALIDATOR;
  }

  String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A schema made ready. */
  @FunctionalInterface
  public interface Accepting {
    /** Whether an event is accepted. */
    boolean accepts(byte[] event) throws Exception;
  }
}
