package io.autopact.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Validity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that an agreement names in its scope, from one day to another. */
public sealed interface ScopeItem {

    /** What kind of thing it names. */
    ScopeKind kind();

    /** The code of what it names. */
    String code();

    /** What is said of it, whatever its kind. */
    Details details();

    /** Those of one kind. */
    static List<ScopeItem> of(ScopeKind kind, List<ScopeItem> items) {
        return items.stream().filter(item -> item.kind() == kind).toList();
    }

    /**
     * A domain that the agreement covers.
     *
     * @param domain the domain's code
     * @param details from when to when, in which words
     */
    @Document(shorthand = "domain")
    record ScopeEntry(
            @NotNull String domain, @JsonUnwrapped @Valid Details details) implements ScopeItem {

        @Override
        public ScopeKind kind() {
            return ScopeKind.DOMAIN;
        }

        @Override
        public String code() {
            return domain;
        }
    }

    /**
     * A solution that the agreement names.
     *
     * @param solution the solution's code
     * @param details from when to when, in which words
     */
    @Document(shorthand = "solution")
    record NamedSolution(
            @NotNull String solution, @JsonUnwrapped @Valid Details details) implements ScopeItem {

        @Override
        public ScopeKind kind() {
            return ScopeKind.SOLUTION;
        }

        @Override
        public String code() {
            return solution;
        }
    }

    /**
     * An element of the architecture that the agreement names.
     *
     * @param element the element's code
     * @param details from when to when, in which words
     */
    @Document(shorthand = "element")
    record NamedElement(
            @NotNull String element, @JsonUnwrapped @Valid Details details) implements ScopeItem {

        @Override
        public ScopeKind kind() {
            return ScopeKind.ELEMENT;
        }

        @Override
        public String code() {
            return element;
        }
    }

    /**
     * A base capability that the agreement names.
     *
     * @param capability the capability's code
     * @param details from when to when, in which words
     */
    @Document(shorthand = "capability")
    record NamedCapability(
            @NotNull String capability,
            @JsonUnwrapped @Valid Details details) implements ScopeItem {

        @Override
        public ScopeKind kind() {
            return ScopeKind.CAPABILITY;
        }

        @Override
        public String code() {
            return capability;
        }
    }

    /**
     * From when to when something is in the scope of an agreement, and how that is known.
     *
     * @param from the first day
     * @param fromPrecision how exactly that is known
     * @param fromConfidence whether that is stated or inferred
     * @param fromNotBefore the first day on which it can have been, where it is known to have been on or before a day
     * @param until the last day; null where it is open
     * @param untilPrecision how exactly that is known
     * @param untilConfidence whether that is stated or inferred
     * @param untilNotBefore the first day on which it can have been, where it is known to have been on or before a day
     * @param wordingZh what the source calls it, in Chinese
     * @param confidence whether a source states that it is in the scope; stated where a request does not say
     */
    record Details(
            @Nullable LocalDate from,
            @Nullable DatePrecision fromPrecision,
            @Nullable Confidence fromConfidence,
            @Nullable LocalDate fromNotBefore,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision,
            @Nullable Confidence untilConfidence,
            @Nullable LocalDate untilNotBefore,
            @Size(min = 1, max = 500) @Nullable String wordingZh,
            @Nullable Confidence confidence)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "from", from, fromPrecision, fromNotBefore);
            RoughDates.check(complaints, "until", until, untilPrecision, untilNotBefore);
            RoughDates.checkRange(complaints, "from", from, "until", until);
        }

        Validity validity() {
            return new Validity(
                    RoughDate.of(from, fromPrecision, fromConfidence, fromNotBefore),
                    RoughDate.of(until, untilPrecision, untilConfidence, untilNotBefore));
        }

        Confidence confidenceOrStated() {
            return confidence == null ? Confidence.STATED : confidence;
        }
    }
}
