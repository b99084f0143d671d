package io.autopact.evidence;

import io.autopact.shared.time.RoughDate;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a source.
 *
 * @param code its code
 * @param titleZh its title in Chinese
 * @param titleEn its title in English
 * @param publisher who published it
 * @param url where it can be read
 * @param language the language it is written in, such as {@code zh-CN}
 * @param publishedOn when it was published
 * @param note what a reader should know about it
 */
public record SourceDraft(
        String code,
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String publisher,
        @Nullable String url,
        @Nullable String language,
        @Nullable RoughDate publishedOn,
        @Nullable String note) {}
