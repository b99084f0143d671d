package io.autopact.exchange.job;

import io.autopact.exchange.DataSets;
import io.autopact.exchange.ExchangeProblem;
import io.autopact.exchange.ImportMode;
import io.autopact.exchange.ImportOptions;
import io.autopact.exchange.TableDataSet;
import io.autopact.shared.listing.Fields;
import io.autopact.shared.listing.ListDefinition;
import io.autopact.shared.listing.ListReader;
import io.autopact.shared.listing.ListRequest;
import io.autopact.shared.listing.Page;
import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Today;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes imports, tells how far they are, and cancels them. */
@Service
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class ImportJobs {

    /** The name of the listing of imports. */
    public static final String LISTING = "import-jobs";

    /** What an import of an archive of several files goes to. */
    public static final String PORTFOLIO = "portfolio";

    private final DataSets dataSets;
    private final JobRecords records;
    private final ImportRunner runner;
    private final ListDefinition<ImportJobView> jobListing;
    private final ListReader lists;
    private final Today today;

    /** Where a job is found, as the {@code Location} of the answer says. */
    public static String address(UUID id) {
        return "/api/v1/import-jobs/" + id;
    }

    /**
     * Takes a file. The import begins when the caller's transaction is committed.
     *
     * @param target the name of a data set, or {@link #PORTFOLIO}
     * @param dryRun whether nothing is to be kept
     * @param correction why what was recorded of signed agreements is put right; null where it is not
     * @param mode what becomes of rows that are new
     * @return the job
     * @throws ProblemException 404 if nothing of this name can be imported; 403 if it is reference data and the
     *     requester no administrator; 503 if too many imports are waiting
     */
    @Transactional
    public ImportJobView start(
            String target, Upload upload, boolean dryRun, @Nullable String correction, ImportMode mode) {
        try {
            checkMayImport(target);
        } catch (ProblemException refused) {
            upload.close();
            throw refused;
        }
        runner.takePlace();
        Start start = new Start(upload);
        TransactionSynchronizationManager.registerSynchronization(start);
        UUID id = records.insert(target, dryRun, correction, mode, requester().getName(), upload.size());
        start.task = new ImportTask(
                id,
                target,
                upload,
                dryRun,
                requester().getName(),
                new ImportOptions(mayAdminister(), correction, mode));
        return find(id);
    }

    /** In an archive, reference data may come along with anybody who changes nothing of it; by itself it may not. */
    private void checkMayImport(String target) {
        if (target.equals(PORTFOLIO)) {
            return;
        }
        TableDataSet dataSet = dataSets.find(target)
                .filter(TableDataSet.class::isInstance)
                .map(TableDataSet.class::cast)
                .orElseThrow(() -> ProblemException.notFound("data set to import", target));
        if (dataSet.administered() && !mayAdminister()) {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN, "%s is reference data, which takes the role ADMIN.".formatted(target));
        }
    }

    /** Begins the import once its job is committed; where it is not, its place and its file are free again. */
    @RequiredArgsConstructor
    private final class Start implements TransactionSynchronization {

        private final Upload upload;
        private @Nullable ImportTask task;

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED && task != null) {
                runner.submit(task);
            } else {
                runner.leavePlace();
                upload.close();
            }
        }
    }

    private static Authentication requester() {
        Authentication requester = SecurityContextHolder.getContext().getAuthentication();
        if (requester == null) {
            throw new IllegalStateException("Nobody is authenticated");
        }
        return requester;
    }

    private static boolean mayAdminister() {
        return requester().getAuthorities().stream()
                .anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
    }

    /** All imports. */
    @Transactional(readOnly = true)
    public Page<ImportJobView> list(ListRequest query) {
        return lists.page(jobListing, query, Map.of("errors", 10));
    }

    /**
     * One import.
     *
     * @throws ProblemException if there is none of this id
     */
    @Transactional(readOnly = true)
    public ImportJobView find(UUID id) {
        return find(id, Fields.ALL);
    }

    /**
     * An import, with some of its members.
     *
     * @param fields the members asked for
     * @throws ProblemException if there is none of this id
     */
    @Transactional(readOnly = true)
    public ImportJobView find(UUID id, Fields fields) {
        return lists.one(jobListing, "job.id = :id", Map.of("id", id, "errors", 1000), today.get(), fields)
                .orElseThrow(() -> ProblemException.notFound("import", id.toString()));
    }

    /**
     * What is wrong with the file of an import, the first thousand mistakes.
     *
     * @throws ProblemException if there is no import of this id
     */
    @Transactional(readOnly = true)
    public List<ImportJobView.Mistake> mistakes(UUID id) {
        return find(id).errors();
    }

    /**
     * What looks like a slip in the file of an import, the first thousand.
     *
     * @throws ProblemException if there is no import of this id
     */
    @Transactional(readOnly = true)
    public List<ImportJobView.Mistake> warnings(UUID id) {
        return find(id).warnings();
    }

    /**
     * Cancels an import: nothing of it is written.
     *
     * @throws ProblemException if there is none of this id, or it is over
     */
    @Transactional
    public void cancel(UUID id) {
        ImportState state = find(id).state();
        if (state == ImportState.CANCELLED) {
            return;
        }
        if (!records.cancel(id)) {
            throw new ProblemException(
                    ExchangeProblem.IMPORT_OVER, "The import is over: it is %s.".formatted(find(id).state()));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runner.cancel(id);
            }
        });
    }
}
