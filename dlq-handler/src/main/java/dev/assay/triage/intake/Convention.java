package dev.assay.triage.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.deadletters.Origin;
import dev.assay.contracts.headers.HeaderText;
import dev.assay.triage.group.LetterWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * How one kind of application says in headers what it gave up, as data.
 *
 * @param writer who writes so
 * @param place where the event came from
 * @param kinds headers that name the exception or the rule; the first that is there counts
 * @param messages headers with a line for people; the first that is there counts
 * @param where headers that tell which part of the application it was; all that are there count
 * @see <a href="https://cwiki.apache.org/confluence/x/YwGhEQ">KIP-1034</a>
 */
record Convention(
    LetterWriter writer,
    PlaceNames place,
    List<String> kinds,
    List<String> messages,
    List<String> where) {
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  /** Names of the headers that tell a place; empty where there is no such header. */
  record PlaceNames(String topic, String partition, String offset, String timestamp) {}

  /**
   * All that are known. Kafka Streams' own comes last: others keep its headers when they hand a
   * record on.
   */
  static final List<Convention> ALL =
      List.of(connect(), spring("kafka_dlt-"), spring("kafka_"), rules(), shareGroup(), streams());

  private static Convention connect() {
    String all = "__connect.errors.";
    return new Convention(
        LetterWriter.KAFKA_CONNECT,
        new PlaceNames(all + "topic", all + "partition", all + "offset", ""),
        List.of(all + "exception.class.name"),
        List.of(all + "exception.message"),
        List.of(all + "connector.name", all + "stage", all + "class.name"));
  }

  /** Spring has two sets, one for dead letters and one for retries, with the same encodings. */
  private static Convention spring(String all) {
    String original = all + "original-";
    return new Convention(
        LetterWriter.SPRING,
        new PlaceNames(
            original + "topic",
            original + "partition",
            original + "offset",
            original + "timestamp"),
        // The cause first: the exception itself is mostly Spring's own wrapping.
        List.of(all + "exception-cause-fqcn", all + "exception-fqcn", all + "key-exception-fqcn"),
        List.of(all + "exception-message", all + "key-exception-message"),
        List.of(original + "consumer-group"));
  }

  private static Convention rules() {
    return new Convention(
        LetterWriter.CONFLUENT_RULES,
        new PlaceNames("__rule.topic", "", "", ""),
        List.of("__rule.name"),
        List.of("__rule.exception"),
        List.of("__rule.subject", "__rule.mode"));
  }

  private static Convention shareGroup() {
    String all = "__dlq.errors.";
    return new Convention(
        LetterWriter.SHARE_GROUP,
        new PlaceNames(all + "topic", all + "partition", all + "offset", ""),
        List.of(all + "message"),
        List.of(all + "message"),
        List.of(all + "group"));
  }

  private static Convention streams() {
    String all = "__streams.errors.";
    return new Convention(
        LetterWriter.KAFKA_STREAMS,
        new PlaceNames(all + "topic", all + "partition", all + "offset", ""),
        List.of(all + "exception"),
        List.of(all + "message"),
        List.of());
  }

  /** What the headers say, where they keep to this convention: a topic and a kind at the least. */
  Optional<Understood> read(Headers headers) {
    Optional<String> topic =
        HeaderText.read(headers, place.topic()).filter(name -> TOPIC.matcher(name).matches());
    Optional<String> kind = first(headers, kinds);
    if (topic.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    Origin origin =
        new Origin(
            topic.get(),
            (int) number(headers, place.partition()).filterOr(Integer.MAX_VALUE),
            number(headers, place.offset()).filterOr(Long.MAX_VALUE),
            number(headers, place.timestamp()).filterOr(Long.MAX_VALUE));
    return Optional.of(
        new Understood(
            origin,
            kind.get(),
            where.stream().flatMap(name -> text(headers, name)).collect(Collectors.joining("/")),
            first(headers, messages).orElse(kind.get())));
  }

  private static Optional<String> first(Headers headers, List<String> names) {
    return names.stream().flatMap(name -> text(headers, name)).findFirst();
  }

  private static Stream<String> text(Headers headers, String name) {
    return HeaderText.read(headers, name).filter(text -> !text.isBlank()).stream();
  }

  /**
   * A number as text, or as Spring writes it: 4 bytes for an int, 8 for a long, big-endian. Digits
   * alone are text, whatever their number: as an int or a long they would be far beyond any offset.
   */
  private static Numeral number(Headers headers, String name) {
    Header header = name.isEmpty() ? null : headers.lastHeader(name);
    byte[] value = header == null ? null : header.value();
    if (value == null) {
      return new Numeral(OptionalLong.empty());
    }
    String text = new String(value, UTF_8);
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return new Numeral(HeaderText.readLong(headers, name));
    }
    return new Numeral(
        switch (value.length) {
          case Integer.BYTES -> OptionalLong.of(ByteBuffer.wrap(value).getInt());
          case Long.BYTES -> OptionalLong.of(ByteBuffer.wrap(value).getLong());
          default -> OptionalLong.empty();
        });
  }

  private record Numeral(OptionalLong value) {
    /** The number, or -1 where there is none, or none that a place could have. */
    long filterOr(long max) {
      long number = value.orElse(-1);
      return number > max ? -1 : Math.max(-1, number);
    }
  }

  /**
   * What headers of a convention say.
   *
   * @param origin where the event came from; -1 for what they don't say
   * @param kind the exception or the rule
   * @param where which part of the application it was
   * @param message for people
   */
  record Understood(Origin origin, String kind, String where, String message) {}
}
