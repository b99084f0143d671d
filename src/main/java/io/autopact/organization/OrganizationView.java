package io.autopact.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autopact.people.Responsible;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.listing.OnlyOfWrites;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.writing.Consequence;
import io.autopact.shared.writing.TellsConsequences;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * An organization with its parts.
 *
 * @param code its code, unique over automakers, partners and own units
 * @param type which of the three it is
 * @param kind what kind it is
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param parent the code of the organization that it is a subsidiary or a brand of at the date asked about
 * @param ties all its ties to others, past and future ones too
 * @param country where it is at home, as ISO 3166-1 alpha-2; null where no source says
 * @param aliases further names it is known by
 * @param cooperation that we work with it, where that is recorded
 * @param archived whether it is kept for the record only
 * @param responsible who is responsible for it, in the past and to come too
 * @param disputed whether a source contradicts anything that is recorded of it
 * @param disputedMembers the members that are contradicted, such as {@code ties[dongfeng]}
 * @param version rises with every change
 * @param updatedAt when it last changed
 * @param consequences what the change does beyond it; there only in the answer to one that can have any
 * @param similar others whose names are the same, but for what search takes no notice of and for words such as 公司 and
 *     Group; there only in the answer to the request that records it, and only if there are any
 */
@Schema(name = "Organization")
public record OrganizationView(
        String code,
        OrganizationType type,
        OrganizationKind kind,
        String nameZh,
        String nameEn,
        @Nullable String parent,
        List<TieView> ties,
        @Nullable String country,
        List<String> aliases,
        @Nullable CooperationView cooperation,
        boolean archived,
        List<Responsible> responsible,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @OnlyOfWrites @With @Nullable
        List<Consequence> consequences,

        @JsonInclude(JsonInclude.Include.NON_NULL) @OnlyOfWrites @With @Nullable
        List<SimilarView> similar)
        implements TellsConsequences {

    /**
     * An organization whose name is that of another, or all but that: it may be the same one.
     *
     * @param code its code
     * @param kind what kind it is
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     */
    @Schema(name = "SimilarOrganization")
    public record SimilarView(String code, OrganizationKind kind, String nameZh, String nameEn) {}

    /**
     * One organization belonging to another.
     *
     * @param to the code of the other one
     * @param kind how it belongs to it
     * @param stakePercent the other one's stake, over 0 to 100; null where it is not known
     * @param from the first day; null for since ever
     * @param fromPrecision how exactly that is known
     * @param fromConfidence whether that is stated or inferred
     * @param fromNotBefore the first day on which it can have been, where it is known to have been on or before a day
     * @param until the last day; null where it is open
     * @param untilPrecision how exactly that is known
     * @param untilConfidence whether that is stated or inferred
     * @param untilNotBefore the first day on which it can have been, where it is known to have been on or before a day
     */
    @Schema(name = "Tie")
    public record TieView(
            @NotNull String to,
            @NotNull TieKind kind,

            @DecimalMin(value = "0", inclusive = false) @DecimalMax("100") @Digits(integer = 3, fraction = 2) @Nullable
            BigDecimal stakePercent,

            @Nullable LocalDate from,
            @Nullable DatePrecision fromPrecision,
            @Nullable Confidence fromConfidence,
            @Nullable LocalDate fromNotBefore,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision,
            @Nullable Confidence untilConfidence,
            @Nullable LocalDate untilNotBefore)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "from", from, fromPrecision, fromNotBefore);
            RoughDates.check(complaints, "until", until, untilPrecision, untilNotBefore);
            RoughDates.checkRange(complaints, "from", from, "until", until);
        }
    }

    /**
     * That we work with an organization.
     *
     * @param since the first day; null where it is not known, and then it counts at no date
     * @param sincePrecision how exactly that is known
     * @param sinceConfidence whether that is stated or inferred
     * @param sinceNotBefore the first day on which it can have been, where it is known to have been on or before a day
     * @param until the last day; null where it is open
     * @param untilPrecision how exactly that is known
     * @param untilConfidence whether that is stated or inferred
     * @param untilNotBefore the first day on which it can have been, where it is known to have been on or before a day
     * @param wordingZh what the source calls it, in Chinese
     * @param wordingEn what the source calls it, in English
     */
    @Schema(name = "Cooperation")
    public record CooperationView(
            @Nullable LocalDate since,
            @Nullable DatePrecision sincePrecision,
            @Nullable Confidence sinceConfidence,
            @Nullable LocalDate sinceNotBefore,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision,
            @Nullable Confidence untilConfidence,
            @Nullable LocalDate untilNotBefore,
            @Size(min = 1, max = 500) @Nullable String wordingZh,
            @Size(min = 1, max = 500) @Nullable String wordingEn)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "since", since, sincePrecision, sinceNotBefore);
            RoughDates.check(complaints, "until", until, untilPrecision, untilNotBefore);
            OrganizationRules.COOPERATION.check(
                    new Change<>(
                            null,
                            new OrganizationRules.CooperationFacts(
                                    RoughDate.of(since, sincePrecision, sinceConfidence, sinceNotBefore),
                                    RoughDate.of(until, untilPrecision, untilConfidence, untilNotBefore),
                                    wordingZh,
                                    wordingEn),
                            LocalDate.EPOCH),
                    complaints::add);
        }
    }
}
