package io.autopact.pages;

import io.autopact.evidence.EvidenceService;
import io.autopact.evidence.EvidenceView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words that bear on a record, part by part. */
@Component
@RequiredArgsConstructor
class Testimony {

    private static final String MOST = "500";

    private final EvidenceService evidence;
    private final Questions questions;

    /** What bears on one record. */
    record OfRecord(List<EvidenceView> all, Refs refs) {

        /** The words on any of these members, or of what is inside of them; null stands for the record as a whole. */
        List<Words> on(@Nullable String... members) {
            return all.stream()
                    .filter(each -> Arrays.stream(members)
                            .anyMatch(member ->
                                    Objects.equals(member, each.record().member())))
                    .map(each -> Words.of(each, refs))
                    .toList();
        }

        /** The words on a member that have one of these names in them. */
        List<Words> mentioning(String member, String... named) {
            return onThoseOf(member).stream()
                    .filter(each -> Arrays.stream(named).anyMatch(each.quote()::contains))
                    .toList();
        }

        /** The words on members that begin so. */
        List<Words> onThoseOf(String member) {
            return all.stream()
                    .filter(each -> {
                        String named = each.record().member();
                        return named != null
                                && (named.equals(member)
                                        || named.startsWith(member + "[")
                                        || named.startsWith(member + "."));
                    })
                    .map(each -> Words.of(each, refs))
                    .toList();
        }
    }

    /** The words on a record, by its type and code. */
    OfRecord on(Asked asked, Refs refs, String type, String code) {
        return new OfRecord(
                evidence.list(questions.ask(
                                asked, EvidenceService.EVIDENCE, Map.of("type", type, "code", code, "limit", MOST)))
                        .items(),
                refs);
    }
}
