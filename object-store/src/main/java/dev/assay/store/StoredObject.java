package dev.assay.store;

import java.time.Instant;

/**
 * An object as it is listed.
 *
 * @param key what it is called
 * @param bytes its size
 * @param written when, by the store's clock
 */
public record StoredObject(ObjectKey key, long bytes, Instant written) {}
