package dev.assay.triage.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.triage.group.Figures;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.Tempo;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Figures as bytes, because they are written with every sum: form (1), count (8), first seen (8),
 * latest (8), its partition (4) and offset (8), tempo (8, 8, 8), its topic in UTF-8.
 */
final class Figuring {
  private static final int FIXED_BYTES = 61;

  private Figuring() {}

  static byte[] write(Figures figures) {
    LetterPosition position = figures.latest().position();
    byte[] topic = position.topic().getBytes(UTF_8);
    return ByteBuffer.allocate(FIXED_BYTES + topic.length)
        .put((byte) Form.CURRENT)
        .putLong(figures.count())
        .putLong(figures.firstSeen().toEpochMilli())
        .putLong(figures.latest().failedAt().toEpochMilli())
        .putInt(position.partition())
        .putLong(position.offset())
        .putDouble(figures.tempo().recent())
        .putDouble(figures.tempo().usual())
        .putLong(figures.tempo().atMs())
        .put(topic)
        .array();
  }

  static Figures read(byte[] bytes) {
    ByteBuffer buffer = Binary.open("figures of a failure group", bytes);
    long count = buffer.getLong();
    Instant firstSeen = Instant.ofEpochMilli(buffer.getLong());
    Instant failedAt = Instant.ofEpochMilli(buffer.getLong());
    int partition = buffer.getInt();
    long offset = buffer.getLong();
    Tempo tempo = new Tempo(buffer.getDouble(), buffer.getDouble(), buffer.getLong());
    String topic = UTF_8.decode(buffer).toString();
    return new Figures(
        count,
        firstSeen,
        new Moment(failedAt, new LetterPosition(topic, partition, offset)),
        tempo);
  }
}
