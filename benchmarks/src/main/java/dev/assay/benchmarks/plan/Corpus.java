package dev.assay.benchmarks.plan;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Schemas with an event that keeps to them. */
public enum Corpus {
  /** About 150 bytes of the platform's own telemetry. */
  FEEDBACK_EVENT(Texts.FEEDBACK, Texts.feedback(7)),
  /** Twelve components; nothing undeclared, patterns and timestamps. */
  STRICT_HEALTH(Texts.HEALTH, Texts.health()),
  /** One MB of feedback events in an array. */
  BIG_ARRAY("{\"type\":\"array\",\"items\":" + Texts.FEEDBACK + "}", Texts.array(7_000)),
  /** One MB of numbers in an array. */
  BIG_NUMBERS(
      "{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":0}}",
      Texts.numbers(140_000));

  private final String schema;
  private final String event;

  Corpus(String schema, String event) {
    this.schema = schema;
    this.event = event;
  }

  String schema() {
    return schema;
  }

  String event() {
    return event;
  }

  private static final class Texts {
    static final String FEEDBACK =
        """
        {"type":"object","properties":{
          "coordinator_id":{"type":"string","minLength":1},
          "queue_size":{"type":"integer","minimum":0},
          "capacity":{"type":"integer","minimum":1},
          "level":{"type":"string","enum":["ok","soft","hard"]},
          "source":{"type":"string","minLength":1},
          "ts":{"type":"number","minimum":0}},
         "required":["coordinator_id","queue_size","capacity","level","source","ts"]}\
        """;
    static final String HEALTH =
        """
        {"type":"object","additionalProperties":false,"properties":{
          "service":{"type":"string","pattern":"^[a-z][a-z0-9-]*$","maxLength":64},
          "state":{"enum":["healthy","degraded","unhealthy"]},
          "version":{"type":"string","pattern":"^\\\\d+\\\\.\\\\d+\\\\.\\\\d+$"},
          "at":{"type":"string","format":"date-time"},
          "components":{"type":"array","maxItems":100,"items":{
            "type":"object","additionalProperties":false,"properties":{
              "name":{"type":"string","pattern":"^[a-z][a-z0-9._-]*$"},
              "state":{"enum":["healthy","degraded","unhealthy"]},
              "checked_at":{"type":"string","format":"date-time"},
              "latency_ms":{"type":"number","minimum":0,"maximum":60000},
              "details":{"type":"object","additionalProperties":{"type":"string"}}},
            "required":["name","state","checked_at"]}}},
         "required":["service","state","version","at","components"]}\
        """;

    private Texts() {}

    static String feedback(int i) {
      return String.format(
          Locale.ROOT,
          "{\"coordinator_id\":\"ticks-writer-eu-west-1-store-%d\",\"queue_size\":%d,\"capacity\":4000,"
              + "\"level\":\"soft\",\"source\":\"store\",\"ts\":1795230000.125}",
          i % 10,
          412 + i);
    }

    static String array(int count) {
      return IntStream.range(0, count)
          .mapToObj(Texts::feedback)
          .collect(Collectors.joining(",", "[", "]"));
    }

    static String numbers(int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> String.valueOf(i * 7919 % 1_000_000))
          .collect(Collectors.joining(",", "[", "]"));
    }

    static String health() {
      return IntStream.range(0, 12)
          .mapToObj(i ->
              String.format(
                  Locale.ROOT,
                  "{\"name\":\"disk.volume-%d\",\"state\":\"healthy\",\"checked_at\":"
                      + "\"2026-11-21T08:00:%02d.250Z\",\"latency_ms\":12.%d,"
                      + "\"details\":{\"free\":\"12 percent\"}}",
                  i,
                  i,
                  i))
          .collect(
              Collectors.joining(
                  ",",
                  "{\"service\":\"tick-store\",\"state\":\"healthy\",\"version\":\"1.42.0\","
                      + "\"at\":\"2026-11-21T08:00:00Z\",\"components\":[",
                  "]}"));
    }
  }
}
