package io.broadsheet.digest.bounce;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from outside. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** A text that is no JSON reads as an empty document. */
    static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null ? MAPPER.createObjectNode() : node;
        } catch (JacksonException e) {
            return MAPPER.createObjectNode();
        }
    }

    /** The text or number in a field; empty when there is none. */
    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
