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
        List<Route> open =
                new ArrayList<>(able(letter).stream().filter(Route::isUp).toList());
        while (!open.isEmpty()) {
            Route best = Collections.min(best(open, letter.routes()), Comparator.comparingDouble(Route::load));
            if (best.allowance().take(letter.isEdition())) {
                return Optional.of(best);
            }
            open.remove(best);
        }
        return Optional.empty();
    }

    /** Routes whose servers take a letter's address, whether they are up or not; any if there is none, to be told so. */
    private List<Route> able(Letter letter) {
        List<Route> allowed = among(letter.routes());
        List<Route> able = allowed.stream().filter(each -> each.takes(letter)).toList();
        return able.isEmpty() ? allowed : able;
    }

    /** Whether a letter waits only for servers that may take its address: one that is up does not. */
    boolean awaitAnAbleOne(Letter letter) {
        return able(letter).stream().noneMatch(Route::isUp)
                && among(letter.routes()).stream().anyMatch(Route::isUp);
    }

    /** Whether there is a way for a letter that a server could not take. */
    boolean haveAnotherFor(Letter letter) {
        return among(letter.routes()).stream().anyMatch(each -> each.takes(letter));
    }

    /** Whether an edition's mails may be claimed that leave by these routes. */
    boolean wantMore(List<String> names) {
        return next(names).stream().anyMatch(Route::wantsMore);
    }

    /** How many mails that leave by these routes to claim at once. */
    int room(List<String> names) {
        return next(names).stream().mapToInt(Route::ahead).sum();
    }

    private List<Route> next(List<String> names) {
        List<Route> open = among(names).stream()
                .filter(each -> each.isUp() && !each.allowance().isSpent())
                .toList();
        return open.isEmpty() ? open : best(open, names);
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

    /** How many letters wait that are no edition's. */
    int urgent() {
        return all.stream().mapToInt(each -> each.letters().urgent()).sum();
    }

    /** Asks servers that were away whether they are back, and returns whether any can be used. */
    boolean probe() {
        all.forEach(each -> each.circuit().probe(each.transport()::probe));
        return all.stream().anyMatch(Route::isUp);
    }

    /** Takes back the letters of an edition that nobody has taken yet. */
    List<Letter> withdraw(long editionId) {
        List<Letter> withdrawn = new ArrayList<>();
        for (Route route : all) {
            List<Letter> letters = route.letters().withdraw(editionId);
            letters.forEach(each -> route.allowance().giveBack());
            withdrawn.addAll(letters);
        }
        return withdrawn;
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
