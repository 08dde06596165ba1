package io.broadsheet.ingest.publishing;

/** Names of the Kafka topics this service writes; they are part of the contract. */
public final class Topics {

    /** One record a revision of an article. */
    public static final String ARTICLES = "broadsheet.articles";
    /** One record a source, compacted. */
    public static final String SOURCES = "broadsheet.sources";

    private Topics() {}
}
