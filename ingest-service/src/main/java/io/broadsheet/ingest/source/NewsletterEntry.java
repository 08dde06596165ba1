package io.broadsheet.ingest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a newsletter that refers to topics; the rest of it is the digest service's business. */
record NewsletterEntry(@Nullable List<String> topics) {}
