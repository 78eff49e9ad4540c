package dev.assay.backup.form;

import java.util.Optional;

/**
 * One record of the log, byte for byte.
 *
 * @param topic where it stood
 * @param offset where in the topic
 * @param timestampMs when it was written, epoch milliseconds
 * @param key what it is about
 * @param value what it states; nothing where it withdraws
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record LogRecord(
    FactTopic topic, long offset, long timestampMs, byte[] key, Optional<byte[]> value) {}
