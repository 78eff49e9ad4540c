package dev.assay.cli.deadletters.export;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import dev.assay.contracts.rest.LettersBody.Letter;
import dev.assay.contracts.rest.LettersBody.LetterHeader;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Track;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * The columns of a dead letter, in their order: those of the line of JSON, with bytes as bytes,
 * times as times, the schema in its parts, and null for what nobody knows.
 */
final class LetterColumns {
  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private static final List<Column> COLUMNS =
      List.of(
          text("fingerprint", letter -> Optional.of(letter.fingerprint())),
          text("dead_letter_topic", letter -> Optional.of(letter.deadLetterTopic())),
          number("dead_letter_partition", letter -> Optional.of(letter.deadLetterPartition())),
          count("dead_letter_offset", letter -> Optional.of(letter.deadLetterOffset())),
          time("failed_at", Letter::failedAtMs),
          text("topic", letter -> Optional.of(letter.topic())),
          number("partition", letter -> Optional.of(letter.partition()).filter(it -> it >= 0)),
          count("offset", letter -> Optional.of(letter.offset()).filter(it -> it >= 0)),
          time("timestamp", Letter::timestampMs),
          text("schema_track", letter -> schema(letter).flatMap(SchemaReference::track).map(Track::value)),
          text("schema_name", letter -> schema(letter).map(it -> it.name().value())),
          text("schema_version", letter -> schema(letter).flatMap(SchemaReference::version).map(SemVer::toString)),
          text("reason", letter -> Optional.of(letter.reason())),
          text("keyword", Letter::keyword),
          text("place", Letter::place),
          text("message", letter -> Optional.of(letter.message())),
          text("written_by", Letter::writtenBy),
          text("producer", Letter::producer),
          count("attempt", letter -> Optional.of(letter.attempt())),
          bytes("key", Letter::key),
          bytes(VALUE, Letter::value),
          text("text", Letter::text),
          headers());

  static final MessageType TYPE =
      new MessageType("dead_letter", COLUMNS.stream().map(Column::type).toList());

  private LetterColumns() {}

  /** One column: what it holds of a letter, which may be nothing. */
  private record Column(Type type, Function<Letter, Optional<Consumer<RecordConsumer>>> of) {}

  static void write(Letter letter, RecordConsumer record) {
    record.startMessage();
    for (int i = 0; i < COLUMNS.size(); i++) {
      Column column = COLUMNS.get(i);
      int index = i;
      column
          .of
          .apply(letter)
          .ifPresent(value -> field(record, column.type.getName(), index, value));
    }
    record.endMessage();
  }

  private static void field(
      RecordConsumer record, String name, int index, Consumer<RecordConsumer> value) {
    record.startField(name, index);
    value.accept(record);
    record.endField(name, index);
  }

  private static void group(RecordConsumer record, Runnable fields) {
    record.startGroup();
    fields.run();
    record.endGroup();
  }

  private static Column text(String name, Function<Letter, Optional<String>> of) {
    return new Column(
        Types.optional(BINARY).as(stringType()).named(name),
        letter -> of.apply(letter).map(text -> to -> to.addBinary(Binary.fromString(text))));
  }

  private static Column bytes(String name, Function<Letter, Optional<String>> base64) {
    return new Column(
        Types.optional(BINARY).named(name),
        letter -> base64.apply(letter).map(text -> to -> to.addBinary(bytes(text))));
  }

  private static Column number(String name, Function<Letter, Optional<Integer>> of) {
    return new Column(
        Types.optional(INT32).named(name),
        letter -> of.apply(letter).map(number -> to -> to.addInteger(number)));
  }

  private static Column count(String name, Function<Letter, Optional<Long>> of) {
    return new Column(
        Types.optional(INT64).named(name),
        letter -> of.apply(letter).map(number -> to -> to.addLong(number)));
  }

  private static Column time(String name, Function<Letter, Long> ms) {
    return new Column(
        Types.optional(INT64)
            .as(timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
            .named(name),
        letter ->
            Optional.of(ms.apply(letter))
                .filter(it -> it >= 0)
                .map(it -> to -> to.addLong(TimeUnit.MILLISECONDS.toMicros(it))));
  }

  private static Column headers() {
    return new Column(
        Types.optionalList()
            .element(
                Types.requiredGroup()
                    .addField(Types.required(BINARY).as(stringType()).named(NAME))
                    .addField(Types.optional(BINARY).named(VALUE))
                    .named(ELEMENT))
            .named("headers"),
        letter -> letter.headers().map(all -> to -> group(to, () -> write(all, to))));
  }

  private static void write(List<LetterHeader> headers, RecordConsumer to) {
    if (!headers.isEmpty()) {
      field(to, LIST, 0, _ -> headers.forEach(header -> write(header, to)));
    }
  }

  private static void write(LetterHeader header, RecordConsumer to) {
    group(
        to,
        () -> field(to, ELEMENT, 0, _ ->
            group(
                to,
                () -> {
                  field(to, NAME, 0, it -> it.addBinary(Binary.fromString(header.name())));
                  header
                      .value()
                      .ifPresent(value -> field(to, VALUE, 1, it -> it.addBinary(bytes(value))));
                })));
  }

  private static Binary bytes(String base64) {
    return Binary.fromConstantByteArray(Base64.getDecoder().decode(base64));
  }

  /** Of a text that is no reference the parts are not told; the message and headers say it. */
  private static Optional<SchemaReference> schema(Letter letter) {
    try {
      return letter.schema().map(SchemaReference::parse);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
