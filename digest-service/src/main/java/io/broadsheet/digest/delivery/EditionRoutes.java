package io.broadsheet.digest.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Remembers by which routes the mails of an edition leave, so that none are claimed while those have enough to do. */
final class EditionRoutes {

    private static final int MOST = 1000;

    private final Map<Long, List<String>> byEdition = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<String>> eldest) {
            return size() > MOST;
        }
    };

    void note(Letter letter) {
        Long edition = letter.held().delivery().editionId();
        if (letter.isEdition() && edition != null) {
            byEdition.put(edition, letter.routes());
        }
    }

    /** Editions that can do nothing but wait. */
    List<Long> notWanted(Routes routes) {
        return byEdition.entrySet().stream()
                .filter(each -> !routes.wantMore(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many mails to claim at once, so that none waits long in a slow route's queue. */
    int room(Routes routes) {
        return Stream.concat(Stream.of(List.<String>of()), byEdition.values().stream())
                .distinct()
                .filter(routes::wantMore)
                .mapToInt(routes::room)
                .max()
                .orElse(1);
    }
}
