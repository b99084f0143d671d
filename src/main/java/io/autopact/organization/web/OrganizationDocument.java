package io.autopact.organization.web;

import io.autopact.organization.OrganizationDraft;
import io.autopact.organization.OrganizationKind;
import io.autopact.organization.OrganizationType;
import io.autopact.organization.OrganizationView;
import io.autopact.organization.OrganizationView.CooperationView;
import io.autopact.organization.OrganizationView.TieView;
import io.autopact.organization.TieKind;
import io.autopact.people.Responsible;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lombok.With;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record an organization.
 *
 * @param code its code, for good: 1 to 80 lower-case letters, digits and hyphens
 * @param kind what kind it is; own units have none
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param parent short for one undated tie to the parent; where ties are given as well, they win
 * @param ties all its ties to others
 * @param country where it is at home, as ISO 3166-1 alpha-2
 * @param aliases further names
 * @param cooperation that we work with it
 * @param responsible who is responsible for it, and from when to when
 */
@Document(
        readOnly = {"type", "archived", "disputed", "disputedMembers", "version", "updatedAt", "consequences", "similar"
        })
@Schema(name = "OrganizationRequest")
record OrganizationDocument(
        @Pattern(regexp = "^[a-z0-9-]{1,80}$", message = "must be 1 to 80 lower-case letters, digits and hyphens")
        @Nullable
        String code,

        @Nullable OrganizationKind kind,
        @NotBlank @Size(min = 1, max = 200) String nameZh,
        @NotBlank @Size(min = 1, max = 200) String nameEn,
        @Size(max = 80) @Nullable String parent,
        @With @Size(max = 200) @Nullable List<@Valid TieView> ties,

        @Pattern(regexp = "^[A-Z]{2}$", message = "must be two capital letters, as in ISO 3166-1 alpha-2") @Nullable
        String country,

        @Size(max = 200) @Nullable List<@NotBlank @Size(min = 1, max = 200) String> aliases,
        @Valid @Nullable CooperationView cooperation,
        @Size(max = 100) @Nullable List<@NotNull @Valid Responsible> responsible)
        implements SelfChecking {

    private static final java.util.regex.Pattern CODE = java.util.regex.Pattern.compile("[a-z0-9-]{1,80}");

    @Override
    public void check(Complaints complaints) {
        if (ties != null) {
            Set<List<@Nullable Object>> beginnings = new HashSet<>();
            for (int i = 0; i < ties.size(); i++) {
                if (!beginnings.add(Arrays.asList(ties.get(i).to(), ties.get(i).from()))) {
                    complaints.add("ties/" + i, "repeated", "A tie to the same organization begins on the same day.");
                }
            }
        }
        if (aliases != null && new HashSet<>(aliases).size() < aliases.size()) {
            complaints.add("aliases", "repeated", "An alias stands twice.");
        }
    }

    /**
     * The draft that this means for an organization of a type.
     *
     * @param path the code in the path; null where the body gives it
     * @throws ProblemException if the code or the kind does not fit
     */
    OrganizationDraft draft(OrganizationType type, @Nullable String path) {
        Violations violations = new Violations();
        String effectiveCode = path == null ? code : path;
        if (effectiveCode == null) {
            violations.add(Violation.at("/code", "required", "code must not be blank."));
        } else if (!CODE.matcher(effectiveCode).matches()) {
            violations.add(
                    Violation.in("code", "invalid", "A code is 1 to 80 lower-case letters, digits and hyphens."));
        } else if (code != null && !code.equals(effectiveCode)) {
            violations.add(Violation.at("/code", "invalid", "The code in the body is not the one in the path."));
        }
        OrganizationKind effectiveKind = type == OrganizationType.OWN_UNIT ? OrganizationKind.OWN_UNIT : kind;
        if (effectiveKind == null) {
            violations.add(Violation.at("/kind", "required", "kind must be one of %s.".formatted(type.kinds())));
        } else if (effectiveKind.type() != type || (kind != null && kind != effectiveKind)) {
            violations.add(Violation.at(
                    "/kind", "invalid", "As %s it is of one of the kinds %s.".formatted(type.noun(), type.kinds())));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new OrganizationDraft(
                Objects.requireNonNull(effectiveCode),
                Objects.requireNonNull(effectiveKind),
                nameZh,
                nameEn,
                country,
                aliases == null ? List.of() : aliases,
                effectiveTies(Objects.requireNonNull(effectiveKind)),
                cooperation,
                responsible == null ? List.of() : responsible);
    }

    /**
     * This after a patch that named a parent and no ties: the tie to the parent is another one, or none, and what else
     * the organization belongs to stays.
     */
    OrganizationDocument withParentOf(OrganizationView current) {
        if (Objects.equals(parent, current.parent())) {
            return this;
        }
        List<TieView> changed = new ArrayList<>(current.ties().stream()
                .filter(tie -> tie.kind() != TieKind.SUBSIDIARY_OF && tie.kind() != TieKind.BRAND_OF)
                .toList());
        if (parent != null) {
            changed.add(tieToParent(parent, kind == null ? current.kind() : kind));
        }
        return withTies(changed);
    }

    private List<TieView> effectiveTies(OrganizationKind effectiveKind) {
        if (ties != null) {
            return ties;
        }
        return parent == null ? List.of() : List.of(tieToParent(parent, effectiveKind));
    }

    private static TieView tieToParent(String parent, OrganizationKind kind) {
        TieKind tie = kind == OrganizationKind.BRAND ? TieKind.BRAND_OF : TieKind.SUBSIDIARY_OF;
        return new TieView(parent, tie, null, null, null, null, null, null, null, null, null);
    }
}
