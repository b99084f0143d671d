package io.autopact.evidence;

import io.autopact.shared.rule.RecordRules;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.Getter;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What holds of evidence, whoever writes it. */
@Component
final class EvidenceRules {

    /** About one piece. */
    @Getter
    @Accessors(fluent = true)
    private final RecordRules<Facts> record;

    EvidenceRules(List<CitableType> types) {
        Map<String, CitableType> byName =
                types.stream().collect(Collectors.toMap(CitableType::type, Function.identity(), (a, b) -> a));
        record = RecordRules.over(Facts.class)
                .rule(
                        "evidence-on-a-record-that-is-there",
                        (change, found) -> found.addIf(
                                !change.after().recordIsThere(),
                                "recordCode",
                                "unknown-code",
                                "No %s has the code %s.",
                                change.after().recordType(),
                                change.after().recordCode()))
                .rule("evidence-on-a-member-that-is-there", (change, found) -> {
                    CitableType type = byName.get(change.after().recordType());
                    String member = change.after().member();
                    found.addIf(
                            type != null && member != null && !type.has(member),
                            "member",
                            "unknown",
                            "%s has no member %s; a part is named like scope[CONNECTED_VEHICLE].",
                            change.after().recordType(),
                            member);
                });
    }

    /**
     * What the rules look at.
     *
     * @param recordType the kind of record that it is about
     * @param recordCode the record's code
     * @param member the member, or part, that it is about; null for all of the record
     * @param recordIsThere whether there is a record of this kind with this code
     */
    record Facts(
            String recordType, String recordCode, @Nullable String member, boolean recordIsThere) {}
}
