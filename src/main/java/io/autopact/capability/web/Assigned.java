package io.autopact.capability.web;

import io.autopact.capability.Assignment;
import io.autopact.shared.document.Document;
import io.autopact.shared.time.Confidence;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What clients send to say what something serves or uses: the codes, and beside them how each is known. The codes say
 * which, where they are given; else the assignments do.
 */
final class Assigned {

    private Assigned() {}

    /** A code with how it is known. */
    interface Entry {

        /** The code. */
        String assigned();

        /** Whether a source states it. */
        @Nullable
        Confidence confidence();
    }

    /**
     * That something serves a domain.
     *
     * @param domain the domain's code
     * @param confidence whether a source states it; missing to leave it as it is recorded
     */
    @Document
    @Schema(name = "DomainAssignmentRequest")
    record Domain(
            @NotBlank @Size(max = 80) String domain,
            @Nullable Confidence confidence) implements Entry {

        @Override
        public String assigned() {
            return domain;
        }
    }

    /**
     * That something uses a base ability.
     *
     * @param capability the ability's code
     * @param confidence whether a source states it; missing to leave it as it is recorded
     */
    @Document
    @Schema(name = "CapabilityAssignmentRequest")
    record Capability(
            @NotBlank @Size(max = 80) String capability,
            @Nullable Confidence confidence) implements Entry {

        @Override
        public String assigned() {
            return capability;
        }
    }

    /**
     * That an own unit offers something.
     *
     * @param provider the own unit's code
     * @param confidence whether a source states it; missing to leave it as it is recorded
     */
    @Document
    @Schema(name = "ProviderAssignmentRequest")
    record Provider(
            @NotBlank @Size(max = 80) String provider,
            @Nullable Confidence confidence) implements Entry {

        @Override
        public String assigned() {
            return provider;
        }
    }

    /**
     * That something is built on an element.
     *
     * @param element the element's code
     * @param confidence whether a source states it; missing to leave it as it is recorded
     */
    @Document
    @Schema(name = "ElementAssignmentRequest")
    record Foundation(
            @NotBlank @Size(max = 80) String element,
            @Nullable Confidence confidence) implements Entry {

        @Override
        public String assigned() {
            return element;
        }
    }

    /**
     * The assignments that both members together mean.
     *
     * @param pointer where in the body the members stand
     * @param noun what is assigned: {@code domain} or {@code capability}
     * @param plural the member with the codes
     */
    static List<Assignment> of(
            String pointer,
            String noun,
            String plural,
            @Nullable List<String> codes,
            @Nullable List<? extends Entry> entries) {
        return of(pointer, noun, plural, codes, noun + "Assignments", entries);
    }

    /**
     * The same, where the member with how each is known is called otherwise.
     *
     * @param assigned what it is called
     */
    static List<Assignment> of(
            String pointer,
            String noun,
            String plural,
            @Nullable List<String> codes,
            String assigned,
            @Nullable List<? extends Entry> entries) {
        List<? extends Entry> known = entries == null ? List.of() : entries;
        List<Assignment> assignments = new ArrayList<>();
        if (codes == null) {
            for (int i = 0; i < known.size(); i++) {
                assignments.add(new Assignment(
                        "%s/%s/%d/%s".formatted(pointer, assigned, i, noun),
                        known.get(i).assigned(),
                        known.get(i).confidence()));
            }
            return assignments;
        }
        Map<String, @Nullable Confidence> said = new HashMap<>();
        known.forEach(entry -> said.putIfAbsent(entry.assigned(), entry.confidence()));
        for (int i = 0; i < codes.size(); i++) {
            assignments.add(
                    new Assignment("%s/%s/%d".formatted(pointer, plural, i), codes.get(i), said.get(codes.get(i))));
        }
        return assignments;
    }
}
