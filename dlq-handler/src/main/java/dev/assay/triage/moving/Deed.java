package dev.assay.triage.moving;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.audit.AuditRecord.Outcome;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Something that somebody asked for, as the audit keeps it.
 *
 * @param by who
 * @param action what, such as {@code begin-redrive}
 * @param target which redrive, group or archive
 * @param detail why, or what is to be known about it
 * @param atMs when, epoch milliseconds
 */
public record Deed(String by, String action, String target, String detail, long atMs) {

  ProducerRecord<byte[], byte[]> granted(String topic) {
    return record(topic, Outcome.GRANTED, detail);
  }

  ProducerRecord<byte[], byte[]> refused(String topic, String why) {
    return record(topic, Outcome.REFUSED, why);
  }

  private ProducerRecord<byte[], byte[]> record(String topic, Outcome outcome, String words) {
    AuditRecord record = new AuditRecord(by, action, target, outcome, words, atMs);
    return new ProducerRecord<>(topic, record.key(), record.value());
  }
}
