package io.broadsheet.ingest.feed;

import java.util.HashMap;
import java.util.Map;

/** What an element stands for, by whichever of its many names. */
enum Meaning {
    ROOT("rss rdf:rdf feed"),
    CHANNEL("channel"),
    ENTRY("item entry"),
    LINK("link"),
    ID("guid id"),
    TITLE("title dc:title"),
    MEDIA_TITLE("media:title"),
    PUBLISHED("published issued pubdate dcterms:issued"),
    UPDATED("updated modified lastbuilddate dc:date dcterms:modified"),
    CREATED("created dcterms:created"),
    DESCRIPTION("description dc:description media:description"),
    SUMMARY("summary itunes:summary"),
    ABSTRACT("abstract"),
    CONTENT("content"),
    BODY("body xhtml:body"),
    ENCODED("content:encoded fullitem"),
    SUBTITLE("subtitle tagline itunes:subtitle"),
    RIGHTS("rights copyright dc:rights"),
    INFO("info feedburner:browserfriendly"),
    AUTHOR("author managingeditor dc:author dc:creator itunes:author"),
    NAME("name itunes:name dc:contributor"),
    SOURCE("source"),
    IMAGE("image"),
    TEXT_INPUT("textinput"),
    ENCLOSURE("enclosure media:content"),
    PICTURE("media:thumbnail itunes:image itunes:link"),
    LANGUAGE("language dc:language"),
    /** Of no use, but what it holds belongs to nothing else. */
    VALUE(
            "contributor width height email url homepage uri category keywords dc:subject media:category itunes:category generator"),
    /** Holds others only. */
    GROUP("cloud media:group"),
    UNKNOWN("");

    private static final Map<String, Meaning> BY_NAME = byName();

    private final String names;

    /** By one or several names with a blank between. */
    Meaning(String names) {
        this.names = names;
    }

    static Meaning of(String name) {
        return BY_NAME.getOrDefault(name, UNKNOWN);
    }

    private static Map<String, Meaning> byName() {
        Map<String, Meaning> map = new HashMap<>();
        for (Meaning meaning : values()) {
            for (String name : meaning.names.split(" ", -1)) {
                map.put(name, meaning);
            }
        }
        return map;
    }
}
