package io.broadsheet.ingest.article;

/**
 * What became of the candidates of one visit to a source.
 *
 * @param added articles nobody had seen before
 * @param selected those of them that some topic selected
 * @param changed articles that were known and got new text or one more sighting
 */
public record Recorded(int added, int selected, int changed) {

    /** Whether the visit brought anything. */
    public boolean anything() {
        return added + changed > 0;
    }

    Recorded plus(Recorded other) {
        return new Recorded(added + other.added, selected + other.selected, changed + other.changed);
    }
}
