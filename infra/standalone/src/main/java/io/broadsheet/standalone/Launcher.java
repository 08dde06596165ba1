package io.broadsheet.standalone;

import java.io.PrintStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What a start from a shell adds: messages for the person in front of it, and an orderly end on a signal. */
final class Launcher {

    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    private final PrintStream out;
    private final PrintStream err;
    private final RunningParts parts = new RunningParts();
    private volatile boolean running;

    private Launcher(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static void launch(PrintStream out, PrintStream err) {
        var launcher = new Launcher(out, err);
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
        try {
            launcher.run();
        } catch (StartRefused e) {
            log.debug("start refused", e);
            err.println("Broadsheet did not start: " + e.getMessage());
            System.exit(1);
        } catch (RuntimeException e) {
            log.error("start failed", e);
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws StartRefused, InterruptedException {
        long begin = System.nanoTime();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        StandaloneSettings settings = StandaloneSettings.ofProcess();
        LogLevels.apply(settings.environment());
        out.println("Broadsheet is starting ...");
        Standalone standalone = Standalone.start(settings, parts);
        running = true;
        out.println(Welcome.text(settings, standalone.operator(), Duration.ofNanos(System.nanoTime() - begin)));
        Thread.currentThread().join();
    }

    private void stop() {
        if (!running) {
            parts.close();
            return;
        }
        out.println("Broadsheet is stopping ...");
        parts.close();
        out.println("Broadsheet has stopped.");
        out.flush();
        err.flush();
        // a signal is the usual way to stop: that is no failure
        Runtime.getRuntime().halt(0);
    }
}
