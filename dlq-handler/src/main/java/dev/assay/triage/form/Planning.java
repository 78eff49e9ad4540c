package dev.assay.triage.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.SamplePlan;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sample plans as bytes: form (1), span (8), topics (number 2, each length 2 and UTF-8), then
 * first, recent and spread (number 1, each time 8, topic 2, partition 4, offset 8).
 */
final class Planning {
  private static final int MOMENT_BYTES = 22;

  private Planning() {}

  static byte[] write(SamplePlan plan) {
    List<String> topics = topicsOf(plan);
    List<byte[]> names = topics.stream().map(topic -> topic.getBytes(UTF_8)).toList();
    int moments = Stream.of(plan.first(), plan.recent(), plan.spread()).mapToInt(List::size).sum();
    ByteBuffer buffer =
        ByteBuffer.allocate(
            14 + names.stream().mapToInt(name -> name.length + 2).sum() + moments * MOMENT_BYTES);
    buffer.put((byte) Form.CURRENT).putLong(plan.spanSeconds()).putShort((short) names.size());
    names.forEach(name -> buffer.putShort((short) name.length).put(name));
    put(buffer, plan.first(), topics);
    put(buffer, plan.recent(), topics);
    put(buffer, plan.spread(), topics);
    return buffer.array();
  }

  static SamplePlan read(byte[] bytes) {
    ByteBuffer buffer = Binary.open("sample plan", bytes);
    long spanSeconds = buffer.getLong();
    List<String> topics = new ArrayList<>();
    for (int left = buffer.getShort(); left > 0; left--) {
      byte[] name = new byte[buffer.getShort()];
      buffer.get(name);
      topics.add(new String(name, UTF_8));
    }
    return new SamplePlan(
        moments(buffer, topics), moments(buffer, topics), spanSeconds, moments(buffer, topics));
  }

  /** Nearly always one. */
  private static List<String> topicsOf(SamplePlan plan) {
    List<String> topics = new ArrayList<>(1);
    for (List<Moment> some : List.of(plan.first(), plan.recent(), plan.spread())) {
      for (Moment moment : some) {
        if (!topics.contains(moment.position().topic())) {
          topics.add(moment.position().topic());
        }
      }
    }
    Collections.sort(topics);
    return topics;
  }

  private static void put(ByteBuffer buffer, List<Moment> moments, List<String> topics) {
    buffer.put((byte) moments.size());
    moments.forEach(moment ->
        buffer
            .putLong(moment.failedAt().toEpochMilli())
            .putShort((short) topics.indexOf(moment.position().topic()))
            .putInt(moment.position().partition())
            .putLong(moment.position().offset()));
  }

  private static List<Moment> moments(ByteBuffer buffer, List<String> topics) {
    List<Moment> moments = new ArrayList<>();
    for (int left = buffer.get(); left > 0; left--) {
      Instant failedAt = Instant.ofEpochMilli(buffer.getLong());
      String topic = topics.get(buffer.getShort());
      moments.add(
          new Moment(failedAt, new LetterPosition(topic, buffer.getInt(), buffer.getLong())));
    }
    return moments;
  }
}
