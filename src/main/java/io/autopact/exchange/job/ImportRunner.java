package io.autopact.exchange.job;

import io.autopact.exchange.ExchangeProblem;
import io.autopact.exchange.ImportArchive;
import io.autopact.exchange.ImportCancelledException;
import io.autopact.exchange.ImportError;
import io.autopact.exchange.ImportFile;
import io.autopact.exchange.ImportRefusedException;
import io.autopact.exchange.ImportReport;
import io.autopact.exchange.Importer;
import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.shared.postgres.BulkConnectionPool;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.writing.ConsequenceFinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs the imports of this instance, one after the other; between instances they wait for each other in the database.
 */
@Component
class ImportRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    /** Each has a file of up to 1 GiB on disk. */
    private static final int MOST_AT_ONCE = 16;

    /** How often an import that met a deadlock is begun again. */
    private static final int MOST_ATTEMPTS = 3;

    private static final ThreadFactory NAMED =
            Thread.ofPlatform().name("import").factory();

    private final Importer importer;
    private final JobRecords records;
    private final FinishedImports finished;
    private final ConsequenceFinder consequences;
    private final TransactionTemplate transactions;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Map<UUID, ImportTask> tasks = new ConcurrentHashMap<>();
    private volatile ExecutorService worker = Executors.newSingleThreadExecutor(NAMED);
    private volatile boolean running;

    ImportRunner(
            Importer importer,
            JobRecords records,
            FinishedImports finished,
            ConsequenceFinder consequences,
            PlatformTransactionManager transactions) {
        this.consequences = consequences;
        this.importer = importer;
        this.records = records;
        this.finished = finished;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** @throws ProblemException if too many imports are waiting */
    void takePlace() {
        if (!running || !places.tryAcquire()) {
            throw new ProblemException(
                    ExchangeProblem.TOO_MANY_IMPORTS, "%d imports are waiting already.".formatted(MOST_AT_ONCE));
        }
    }

    void leavePlace() {
        places.release();
    }

    void submit(ImportTask task) {
        tasks.put(task.id(), task);
        worker.execute(() -> {
            try {
                run(task);
            } finally {
                tasks.remove(task.id());
                task.upload().close();
                places.release();
            }
        });
    }

    void cancel(UUID id) {
        ImportTask task = tasks.get(id);
        if (task != null) {
            task.cancel();
        }
    }

    private void run(ImportTask task) {
        for (int attempt = 1; ; attempt++) {
            ImportReport report = task.begin();
            try {
                AuditContext.as(
                        task.author(),
                        ChangeVia.IMPORT,
                        () -> BulkConnectionPool.call(() -> {
                            transactions.executeWithoutResult(status -> {
                                read(task, report);
                                if (task.dryRun()) {
                                    report.follows(consequences.ofTheWriteUnderWay());
                                    status.setRollbackOnly();
                                } else if (!records.end(task.id(), ImportState.SUCCEEDED, report, null)) {
                                    throw new ImportCancelledException();
                                } else {
                                    finished.tell(task, report);
                                }
                            });
                            return true;
                        }));
                if (task.dryRun()) {
                    records.end(task.id(), ImportState.SUCCEEDED, report, null);
                }
                return;
            } catch (ImportRefusedException refused) {
                records.end(task.id(), ImportState.REFUSED, refused.getReport(), null);
                return;
            } catch (ImportCancelledException cancelled) {
                interrupted(task, report);
                return;
            } catch (ConcurrencyFailureException metAnother) {
                if (report.cancelled() || attempt == MOST_ATTEMPTS) {
                    failed(task, report, metAnother);
                    return;
                }
                log.info("Import {} met other changes of the same records; it begins again", task.id());
            } catch (RuntimeException failure) {
                failed(task, report, failure);
                return;
            }
        }
    }

    private void read(ImportTask task, ImportReport report) {
        if (!task.target().equals(ImportJobs.PORTFOLIO)) {
            String name = task.target() + ".csv";
            report.begin(task.upload().size());
            importer.run(
                    List.of(new ImportFile(
                            task.target(),
                            name,
                            () -> task.upload().content(),
                            task.upload().encoding())),
                    task.options(),
                    report);
            return;
        }
        try (ImportArchive archive = ImportArchive.open(task.upload().channel())) {
            report.begin(archive.bytes());
            importer.run(archive.files(), task.options(), report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void failed(ImportTask task, ImportReport report, RuntimeException failure) {
        if (report.cancelled()) {
            interrupted(task, report);
        } else if (failure instanceof DataIntegrityViolationException violation) {
            log.info(
                    "The database refused import {}: {}",
                    task.id(),
                    violation.getMostSpecificCause().getMessage());
            report.refuse(
                    new ImportError(
                            task.target() + ".csv",
                            0,
                            null,
                            null,
                            "what the file says cannot stand beside what is recorded by now; look at it again and send it anew"));
            records.end(task.id(), ImportState.REFUSED, report, null);
        } else {
            log.error("Import {} failed", task.id(), failure);
            records.end(
                    task.id(),
                    ImportState.FAILED,
                    report,
                    "The service could not go on; the import's id finds the reason in its log. Nothing was written.");
        }
    }

    /** Whoever cancelled it has said so already; otherwise the service is going down. */
    private void interrupted(ImportTask task, ImportReport report) {
        records.end(
                task.id(),
                ImportState.FAILED,
                report,
                "The service was stopped while the import was under way. Nothing was written; send the file again.");
    }

    /** Shows how far the imports are, and ends those that were cancelled from elsewhere. */
    @Scheduled(fixedDelay = 500)
    void tell() {
        tasks.forEach((id, task) -> whileTheDatabaseAnswers(() -> {
            if (!records.progress(id, task.report())) {
                task.cancel();
            }
        }));
    }

    /** Ends the imports that instances left behind which are gone. */
    @Scheduled(fixedDelay = 5000, initialDelay = 1000)
    void bury() {
        whileTheDatabaseAnswers(records::buryLost);
    }

    /** What is tried again in a moment is not worth a page of the log. */
    private static void whileTheDatabaseAnswers(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException later) {
            log.warn("The database does not answer: {}", later.getMessage());
        }
    }

    /** A context that was stopped can be started again. */
    @Override
    public void start() {
        if (worker.isShutdown()) {
            worker = Executors.newSingleThreadExecutor(NAMED);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        tasks.values().forEach(ImportTask::cancel);
        worker.shutdown();
        try {
            if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("An import did not end in time; the database rolls it back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
