package io.broadsheet.digest.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses a way for each letter: of those that its newsletter names, or of all, the first that is up; among equals the one with
 * the least to do.
 *
 * @param all the preferred ones first
 */
record Routes(List<Route> all) {

    /** The way for a letter; empty when it has to wait. */
    Optional<Route> choose(Letter letter) {
        List<Route> open = new ArrayList<>(
                among(letter.routes()).stream().filter(Route::isUp).toList());
        while (!open.isEmpty()) {
            Route best = Collections.min(best(open, letter.routes()), Comparator.comparingDouble(Route::load));
            if (best.allowance().take(letter.isEdition())) {
                return Optional.of(best);
            }
            open.remove(best);
        }
        return Optional.empty();
    }

    /** Whether an edition's mails may be claimed that leave by these routes. */
    boolean wantMore(List<String> names) {
        List<Route> open = among(names).stream()
                .filter(each -> each.isUp() && !each.allowance().isSpent())
                .toList();
        return !open.isEmpty() && best(open, names).stream().anyMatch(Route::wantsMore);
    }

    /** Whether any edition's mails may be claimed. */
    boolean wantMore() {
        return all.stream().anyMatch(Route::wantsMore);
    }

    /** Named routes are preferred in that order, others as configured. */
    private static List<Route> best(List<Route> open, List<String> names) {
        Route first = open.getFirst();
        return names.isEmpty()
                ? open.stream()
                        .filter(each -> each.transport().preference()
                                == first.transport().preference())
                        .toList()
                : List.of(first);
    }

    private List<Route> among(List<String> names) {
        return names.isEmpty()
                ? all
                : names.stream()
                        .flatMap(name -> all.stream().filter(each -> each.name().equals(name)))
                        .toList();
    }

    /** How many letters wait. */
    int backlog() {
        return all.stream().mapToInt(each -> each.letters().size()).sum();
    }

    /** Asks servers that were away whether they are back, and returns whether any can be used. */
    boolean probe() {
        all.forEach(each -> each.circuit().probe(each.transport()::probe));
        return all.stream().anyMatch(Route::isUp);
    }

    /** Ends all queues and returns the letters that nobody has taken. */
    List<Letter> close() {
        List<Letter> rest = new ArrayList<>();
        for (Route route : all) {
            List<Letter> letters = route.letters().close();
            letters.forEach(each -> route.allowance().giveBack());
            route.allowance().close();
            rest.addAll(letters);
        }
        return rest;
    }
}
