package io.autopact.pages;

import io.autopact.evidence.EvidenceView;
import io.autopact.evidence.Stance;
import io.autopact.shared.time.Confidence;
import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;

/**
 * Words of a source, as a page shows them beside what they state.
 *
 * @param quote the words
 * @param chinese whether they are in Chinese
 * @param source where they stand
 * @param against whether they speak against what is recorded
 * @param inferred whether what is recorded was concluded from them
 * @param note what a reader should know about the conclusion
 * @param code what they are found by
 * @param api what the interface answers of them
 */
record Words(
        String quote,
        boolean chinese,
        Ref source,
        boolean against,
        boolean inferred,
        @Nullable String note,
        String code,
        String api) {

    static Words of(EvidenceView evidence, Refs refs) {
        return of(
                evidence.code(),
                evidence.quote(),
                evidence.source(),
                evidence.stance(),
                evidence.confidence(),
                evidence.note(),
                refs);
    }

    static Words of(
            String code,
            String quote,
            String source,
            Stance stance,
            Confidence confidence,
            @Nullable String note,
            Refs refs) {
        return new Words(
                quote,
                isChinese(quote),
                refs.to(RecordKind.SOURCE, source),
                stance == Stance.CONTRADICTS,
                confidence == Confidence.INFERRED,
                note,
                code,
                refs.asked().undated("/evidence/" + Asked.segment(code)));
    }

    static boolean isChinese(String text) {
        return text.codePoints().anyMatch(each -> UnicodeScript.of(each) == UnicodeScript.HAN);
    }
}
