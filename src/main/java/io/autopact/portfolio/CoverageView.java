package io.autopact.portfolio;

import io.autopact.agreement.AgreementPhase;
import io.autopact.shared.time.Certainty;
import io.autopact.shared.time.Confidence;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * Who covers which domain, and which element of the architecture, at a date.
 *
 * @param asOf the date asked about
 * @param architecture the version of the architecture in effect then; null before the first
 * @param domains the codes of all domains, in the order of the cells
 * @param elements the codes of the elements of that architecture, in the order of the rows' elements
 * @param capabilities the codes of its base capabilities, in the order of the rows' capabilities
 * @param rows one for each organization
 */
@With
@Schema(name = "Coverage")
public record CoverageView(
        LocalDate asOf,
        @Nullable String architecture,
        List<String> domains,
        List<String> elements,
        List<String> capabilities,
        List<Row> rows) {

    /** What a row tells of: domains, elements, base capabilities. */
    public static final List<Function<Row, List<? extends Found>>> CELLS =
            List.of(Row::cells, Row::elements, Row::capabilities);

    /**
     * One organization.
     *
     * @param organization its code
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param certainty whether it is certain to be in cooperation or covered by an agreement at the date, or may be;
     *     null where it is told of because it was asked for
     * @param breadth how much is covered
     * @param depth how far it has come
     * @param cells one for each domain
     * @param elements one for each element
     * @param capabilities one for each base capability
     */
    @Schema(name = "CoverageRow")
    public record Row(
            String organization,
            String nameZh,
            String nameEn,
            @Nullable Certainty certainty,
            Breadth breadth,
            Depth depth,
            List<Cell> cells,
            List<ElementCell> elements,
            List<CapabilityCell> capabilities) {}

    /**
     * How much is covered by agreements in force.
     *
     * @param domains how many domains
     * @param elements how many elements
     * @param capabilities how many base capabilities
     */
    @Schema(name = "CoverageBreadth")
    public record Breadth(int domains, int elements, int capabilities) {}

    /**
     * How far it has come.
     *
     * @param launched rollouts that are launched at the date
     * @param underWay rollouts that are planned or under way then
     * @param deployments deployments in use then
     * @param instruments instruments set up and not closed
     */
    @Schema(name = "CoverageDepth")
    public record Depth(int launched, int underWay, int deployments, int instruments) {}

    /**
     * One domain.
     *
     * @param domain its code
     * @param state how far it has come
     * @param basis the agreements it rests on: those in force; where it lapsed those that were; else those on their way
     * @param rollouts the numbers of the organization's own rollouts that it rests on
     * @param deployments the numbers of the deployments that it rests on
     * @param possible how far it may have come beyond that; null where the dates leave nothing open
     */
    @Schema(name = "CoverageCell")
    public record Cell(
            String domain,
            CoverageState state,
            List<Basis> basis,
            List<String> rollouts,
            List<String> deployments,
            @Nullable Possible possible)
            implements Found {

        @Override
        public String code() {
            return domain;
        }
    }

    /**
     * One element of the architecture.
     *
     * @param element its code
     * @param state how far it has come
     * @param basis the agreements it rests on
     * @param rollouts the numbers of the rollouts that it rests on
     * @param deployments the numbers of the deployments that it rests on
     * @param possible how far it may have come beyond that; null where the dates leave nothing open
     */
    @Schema(name = "CoverageElement")
    public record ElementCell(
            String element,
            CoverageState state,
            List<Basis> basis,
            List<String> rollouts,
            List<String> deployments,
            @Nullable Possible possible)
            implements Found {

        @Override
        public String code() {
            return element;
        }
    }

    /**
     * One base capability.
     *
     * @param capability its code
     * @param state how far it has come
     * @param basis the agreements it rests on
     * @param rollouts the numbers of the rollouts that it rests on, of solutions that use it
     * @param deployments the numbers of the deployments that it rests on, of solutions that use it
     * @param possible how far it may have come beyond that; null where the dates leave nothing open
     */
    @Schema(name = "CoverageCapability")
    public record CapabilityCell(
            String capability,
            CoverageState state,
            List<Basis> basis,
            List<String> rollouts,
            List<String> deployments,
            @Nullable Possible possible)
            implements Found {

        @Override
        public String code() {
            return capability;
        }
    }

    /**
     * How far a cell may have come at the date, by dates that are known roughly: where all that is possible is so.
     *
     * @param state how far it may have come
     * @param basis the agreements that would then cover it
     * @param rollouts the numbers of the rollouts that it would rest on
     * @param deployments the numbers of the deployments that it would rest on
     */
    @Schema(name = "CoveragePossible")
    public record Possible(CoverageState state, List<Basis> basis, List<String> rollouts, List<String> deployments) {}

    /** What is told of whatever can be covered. */
    public interface Found {

        /** The code of what it is. */
        String code();

        /** How far it has come. */
        CoverageState state();

        /** The agreements it rests on. */
        List<Basis> basis();

        /** The numbers of the rollouts that it rests on. */
        List<String> rollouts();

        /** The numbers of the deployments that it rests on. */
        List<String> deployments();

        /** How far it may have come beyond that; null where the dates leave nothing open. */
        @Nullable
        Possible possible();

        /** The furthest that it may have come. */
        static CoverageState furthest(Found found) {
            Possible possible = found.possible();
            return possible == null ? found.state() : possible.state();
        }
    }

    /**
     * An agreement that a cell rests on.
     *
     * @param agreement its number
     * @param amendment the number of the last amendment that made it so: that brought the domain, made the organization
     *     a party or extended the agreement to it; null where all was in the agreement
     * @param inheritedFrom the ancestor that is party to it; null where the organization is party itself
     * @param confidence whether a source states that it covers this
     * @param phase its phase at the date; null where it is not signed then
     */
    @Schema(name = "CoverageBasis")
    public record Basis(
            String agreement,
            @Nullable Integer amendment,
            @Nullable String inheritedFrom,
            Confidence confidence,
            @Nullable AgreementPhase phase) {}
}
