package io.broadsheet.bench;

import java.time.Duration;
import java.util.Locale;

/** Sign-ups in passes, each with what it took of the processors: a ramp that warms all processes up, and then the load that counts. */
final class SignupPasses {

    /** Where the ramp begins, as a share of the rate; it doubles, and what is left of the time goes to the whole rate. */
    private static final int FIRST_SHARE = 8;

    /** Each step of the ramp before the whole rate, as a share of the time to warm up. */
    private static final int STEP_SHARE = 6;

    private final Digest digest;
    private final Others others;
    private final SignupLoad load;

    SignupPasses(Digest digest, Others others, SignupLoad load) {
        this.digest = digest;
        this.others = others;
        this.load = load;
    }

    void run(ReadersSettings settings) {
        int step = settings.warm() / STEP_SHARE;
        int left = settings.warm();
        for (int share = FIRST_SHARE; share > 1 && step > 0; share /= 2) {
            pass("warming up", settings.rate() / share, step);
            left -= step;
        }
        if (left > 0) {
            pass("warming up", settings.rate(), left);
        }
        for (int i = 0; i < settings.passes(); i++) {
            pass("sign-ups", settings.rate(), settings.seconds());
        }
        pass("sign-ups", 2 * settings.rate(), settings.seconds());
    }

    private void pass(String name, int perSecond, int seconds) {
        Duration service = digest.process().cpu();
        Duration database = others.postgres();
        Duration all = others.cpu();
        LoadResult result = load.run(perSecond, seconds);
        Duration databaseUsed = others.postgres().minus(database);
        Duration restUsed = others.cpu().minus(all).minus(databaseUsed);
        System.out.printf(
                Locale.ROOT,
                "%s at %d/s: %s; CPU ms a request: service %.2f, database %.2f, load and Kafka %.2f%n",
                name,
                perSecond,
                result,
                each(digest.process().cpu().minus(service), result),
                each(databaseUsed, result),
                each(restUsed, result));
    }

    private static double each(Duration used, LoadResult result) {
        return used.toNanos() / 1e6 / result.requests();
    }
}
