package io.broadsheet.digest.subscription;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An active reader, as a mail needs to know one.
 *
 * @param email as the reader typed it
 * @param name as the reader typed it, if at all
 */
public record Recipient(UUID id, String email, @Nullable String name) {}
