package io.broadsheet.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time of what a service leans on: the database's processes, and Kafka, which runs in this one. */
final class Others {

    private final Database database;

    Others(Database database) {
        this.database = database;
    }

    Duration cpu() {
        long own = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return postgres().plusNanos(own);
    }

    /** That of the database alone. */
    Duration postgres() {
        long postmaster = ProcessHandle.of(database.number("select pg_backend_pid()"))
                .flatMap(ProcessHandle::parent)
                .orElseThrow()
                .pid();
        return ProcessHandle.of(postmaster)
                .orElseThrow()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
