package io.autopact.evidence;

import io.autopact.shared.rule.RecordRules;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What holds of sources, whoever writes them. */
public final class SourceRules {

    /** About one source. */
    public static final RecordRules<Facts> RECORD = RecordRules.over(Facts.class)
            .rule(
                    "source-can-be-told",
                    (change, found) -> found.addIf(
                            Stream.of(
                                            change.after().titleZh(),
                                            change.after().titleEn(),
                                            change.after().publisher(),
                                            change.after().url())
                                    .noneMatch(Objects::nonNull),
                            "titleZh",
                            "required",
                            "A source has a title, a publisher or an address to know it by."));

    private SourceRules() {}

    /**
     * What the rules look at.
     *
     * @param titleZh title in Chinese
     * @param titleEn title in English
     * @param publisher who published it
     * @param url where it can be read
     */
    public record Facts(
            @Nullable String titleZh,
            @Nullable String titleEn,
            @Nullable String publisher,
            @Nullable String url) {}
}
