package io.autopact.agreement;

import io.autopact.agreement.AgreementParts.ItemRow;
import io.autopact.agreement.AgreementParts.LineageRow;
import io.autopact.agreement.AgreementParts.PartyRow;
import io.autopact.agreement.AgreementParts.SignatoryRow;
import io.autopact.agreement.AgreementView.Signatory;
import io.autopact.capability.CapabilityService;
import io.autopact.organization.OrganizationReference;
import io.autopact.organization.OrganizationService;
import io.autopact.people.NamedPeople;
import io.autopact.people.NamedPerson;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.rule.Change;
import io.autopact.shared.time.Today;
import io.autopact.shared.time.Validity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what an agreement's parts refer to, and tells together what is not there. */
@Component
@RequiredArgsConstructor
class AgreementReferences {

    private final OrganizationService organizations;
    private final CapabilityService capabilities;
    private final AgreementRepository agreements;
    private final NamedPeople persons;
    private final Today today;

    /** The parts of a draft as rows. */
    record Rows(
            List<PartyRow> parties,
            List<SignatoryRow> signatories,
            Map<ScopeKind, List<ItemRow>> itemsByKind,
            List<LineageRow> lineage) {

        List<ItemRow> items(ScopeKind kind) {
            return itemsByKind.getOrDefault(kind, List.of());
        }

        List<ItemRow> items() {
            return itemsByKind.values().stream().flatMap(List::stream).toList();
        }
    }

    /** What an amendment adds and ends, as rows and keys. */
    record AmendmentRows(
            Map<ScopeKind, List<ItemRow>> addedItems,
            Map<ScopeKind, List<Long>> removedItems,
            List<PartyRow> addedParties,
            List<Long> removedParties) {}

    /**
     * Makes rows of what an amendment adds, and finds what it removes.
     *
     * @throws ProblemException naming each reference that leads nowhere, and each that stands twice
     */
    AmendmentRows rows(Amendment amendment) {
        Violations violations = new Violations();
        Map<ScopeKind, List<ItemRow>> addedItems = new EnumMap<>(ScopeKind.class);
        Map<ScopeKind, List<Long>> removedItems = new EnumMap<>(ScopeKind.class);
        for (ScopeKind kind : ScopeKind.values()) {
            addedItems.put(kind, items(kind, kind.adding(), ScopeItem.of(kind, amendment.addItems()), violations));
            removedItems.put(
                    kind,
                    keys(
                            kind.removing(),
                            amendment.removeItems().getOrDefault(kind, List.of()),
                            codes -> keys(kind, codes),
                            AgreementReferences::unknown,
                            violations));
        }
        AmendmentRows rows = new AmendmentRows(
                addedItems,
                removedItems,
                parties("addParties", amendment.addParties(), code -> true, violations),
                keys("removeParties", amendment.removeParties(), organizations::keys, this::absent, violations));
        refuse(violations);
        return rows;
    }

    private List<ItemRow> items(ScopeKind kind, String member, List<ScopeItem> items, Violations violations) {
        return resolve(
                member,
                items,
                ScopeItem::code,
                codes -> keys(kind, codes),
                (item, key) -> new ItemRow(
                        kind,
                        key,
                        item.details().validity(),
                        item.details().wordingZh(),
                        item.details().confidenceOrStated(),
                        null,
                        null),
                AgreementReferences::unknown,
                violations);
    }

    private Map<String, Long> keys(ScopeKind kind, Collection<String> codes) {
        return switch (kind) {
            case DOMAIN -> capabilities.domainKeys(codes);
            case SOLUTION -> capabilities.solutionKeys(codes);
            case ELEMENT -> capabilities.elementKeys(codes);
            case CAPABILITY -> capabilities.capabilityKeys(codes);
        };
    }

    private static List<Long> keys(
            String member,
            List<String> codes,
            Function<Collection<String>, Map<String, Long>> find,
            BiFunction<String, String, Violation> unknown,
            Violations violations) {
        repeated(member, codes, violations);
        return resolve(member, codes, Function.identity(), find, (code, key) -> key, unknown, violations);
    }

    /**
     * Makes rows of parties.
     *
     * @param joins who is party to the agreement only now: nobody joins who is kept for the record only
     */
    private List<PartyRow> parties(
            String member, List<AgreementView.Party> parties, Predicate<String> joins, Violations violations) {
        Map<String, OrganizationReference> found = organizations.references(
                parties.stream().map(AgreementView.Party::organization).toList());
        for (int i = 0; i < parties.size(); i++) {
            String code = parties.get(i).organization();
            OrganizationReference organization = found.get(code);
            if (organization != null && organization.archived() && joins.test(code)) {
                violations.add(Violation.at(
                        "/%s/%d".formatted(member, i),
                        "archived",
                        "%s is archived; restore it first.".formatted(code)));
            }
        }
        return resolve(
                member,
                parties,
                AgreementView.Party::organization,
                codes -> found,
                (party, organization) -> new PartyRow(organization.key(), party.role(), party.validity(), null, null),
                this::absent,
                violations);
    }

    /**
     * Makes rows of a draft's parts, none of which is new to the agreement.
     *
     * @throws ProblemException naming each reference that leads nowhere, and each that stands twice
     */
    Rows recorded(String number, AgreementDraft draft) {
        return rows(number, draft, code -> false);
    }

    /**
     * Makes rows of a draft's parts.
     *
     * @param number the agreement's own number, which no lineage may name
     * @param known the codes of those who are party to it already
     * @throws ProblemException naming each reference that leads nowhere, each that stands twice, and who is archived
     */
    Rows rows(String number, AgreementDraft draft, Collection<String> known) {
        return rows(number, draft, code -> !known.contains(code));
    }

    private Rows rows(String number, AgreementDraft draft, Predicate<String> joins) {
        Violations violations = new Violations();
        List<PartyRow> parties = parties("parties", draft.parties(), joins, violations);
        overlapping(
                "parties",
                "repeated",
                draft.parties(),
                AgreementView.Party::organization,
                AgreementView.Party::validity,
                violations);
        Map<ScopeKind, List<ItemRow>> items = new EnumMap<>(ScopeKind.class);
        for (ScopeKind kind : ScopeKind.values()) {
            List<ScopeItem> given = ScopeItem.of(kind, draft.items());
            items.put(kind, items(kind, kind.member(), given, violations));
            overlapping(
                    kind.member(),
                    "overlap",
                    given,
                    ScopeItem::code,
                    item -> item.details().validity(),
                    violations);
        }
        List<LineageRow> lineage = resolve(
                "lineage",
                draft.lineage(),
                AgreementView.Lineage::agreement,
                this::agreementKeys,
                (entry, key) -> new LineageRow(entry.relation(), key),
                AgreementReferences::unknown,
                violations);
        for (int i = 0; i < draft.lineage().size(); i++) {
            if (draft.lineage().get(i).agreement().equals(number)) {
                violations.add(Violation.at(
                        "/lineage/%d/agreement".formatted(i), "itself", "An agreement does not follow from itself."));
            }
        }
        repeated(
                "lineage",
                draft.lineage().stream().map(AgreementView.Lineage::agreement).toList(),
                violations);
        List<SignatoryRow> signatories = signatories(draft.signatories(), violations);
        refuse(violations);
        return new Rows(parties, signatories, items, lineage);
    }

    /**
     * Makes rows of the people at a signing.
     *
     * @throws ProblemException naming each organization that is not there
     */
    List<SignatoryRow> signatories(List<Signatory> people) {
        Violations violations = new Violations();
        List<SignatoryRow> rows = signatories(people, violations);
        refuse(violations);
        return rows;
    }

    private List<SignatoryRow> signatories(List<Signatory> people, Violations violations) {
        Map<String, Long> keys = organizations.keys(people.stream()
                .map(Signatory::organization)
                .filter(Objects::nonNull)
                .toList());
        Map<String, NamedPerson> named = persons.find(
                people.stream().map(Signatory::person).filter(Objects::nonNull).toList());
        List<SignatoryRow> rows = new ArrayList<>();
        Set<String> stand = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
            Signatory person = people.get(i);
            String organization = person.organization();
            if (organization != null && !keys.containsKey(organization)) {
                violations.add(organizations.absent(
                        "/signatories/%d/organization".formatted(i), "organization", organization));
            }
            if (person.person() != null && !stand.add(person.person() + '\n' + person.role())) {
                violations.add(Violation.at(
                        "/signatories/%d/person".formatted(i),
                        "repeated",
                        "%s stands twice in the same role.".formatted(person.person())));
            }
            rows.add(new SignatoryRow(
                    i + 1,
                    person.nameZh(),
                    person.nameEn(),
                    person.officeZh(),
                    person.officeEn(),
                    organization == null ? null : keys.get(organization),
                    person.role(),
                    key(person, named, "/signatories/%d".formatted(i), violations)));
        }
        repeated(
                "signatories",
                people.stream().map(it -> it.nameZh() + '\n' + it.role()).toList(),
                violations);
        return rows;
    }

    private @Nullable Long key(
            Signatory signatory, Map<String, NamedPerson> named, String pointer, Violations violations) {
        String code = signatory.person();
        if (code == null) {
            return null;
        }
        NamedPerson person = named.get(code);
        if (person == null) {
            violations.add(NamedPeople.absent(pointer + "/person", code));
            return null;
        }
        AgreementRules.SIGNATORY
                .violations(new Change<>(null, signatory.facts(person.erased()), today.get()), pointer)
                .forEach(violations::add);
        return person.key();
    }

    private Map<String, Long> agreementKeys(Collection<String> numbers) {
        return agreements.findByNumberIn(numbers).stream()
                .collect(Collectors.toMap(Agreement::getNumber, found -> Objects.requireNonNull(found.getId())));
    }

    private static <P, K, R> List<R> resolve(
            String member,
            List<P> parts,
            Function<P, String> code,
            Function<Collection<String>, Map<String, K>> find,
            BiFunction<P, K, R> row,
            BiFunction<String, String, Violation> unknown,
            Violations violations) {
        Map<String, K> keys =
                parts.isEmpty() ? Map.of() : find.apply(parts.stream().map(code).toList());
        List<R> rows = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String wanted = code.apply(parts.get(i));
            K key = keys.get(wanted);
            if (key == null) {
                violations.add(unknown.apply("/%s/%d".formatted(member, i), wanted));
            } else {
                rows.add(row.apply(parts.get(i), key));
            }
        }
        return rows;
    }

    /** Nothing is covered or named twice on the same day. */
    private static <P> void overlapping(
            String member,
            String mistake,
            List<P> parts,
            Function<P, String> code,
            Function<P, Validity> validity,
            Violations violations) {
        for (int i = 0; i < parts.size(); i++) {
            P part = parts.get(i);
            boolean overlaps = parts.subList(0, i).stream()
                    .anyMatch(earlier -> code.apply(earlier).equals(code.apply(part))
                            && validity.apply(earlier).overlaps(validity.apply(part)));
            if (overlaps) {
                violations.add(Violation.at(
                        "/%s/%d".formatted(member, i),
                        mistake,
                        "%s stands there already for the same day.".formatted(code.apply(part))));
            }
        }
    }

    private Violation absent(String pointer, String code) {
        return organizations.absent(pointer, "organization", code);
    }

    private static Violation unknown(String pointer, String code) {
        return Violation.at(pointer, "unknown-code", "Nothing has the code %s.".formatted(code));
    }

    private static void repeated(String member, List<String> keys, Violations violations) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!seen.add(keys.get(i))) {
                violations.add(Violation.at("/%s/%d".formatted(member, i), "repeated", "The same stands twice."));
            }
        }
    }

    private static void refuse(Violations violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(violations);
        }
    }
}
