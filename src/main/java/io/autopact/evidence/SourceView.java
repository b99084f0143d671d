package io.autopact.evidence;

import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where facts come from: an article, a page, a document.
 *
 * @param code its code, such as {@code ARTICLE-2019-06}
 * @param titleZh its title in Chinese; null where it has none
 * @param titleEn its title in English; null where it has none
 * @param publisher who published it
 * @param url where it can be read
 * @param language the language it is written in, such as {@code zh-CN}
 * @param publishedOn when it was published
 * @param publishedOnPrecision how exactly that is known
 * @param publishedOnConfidence whether that is stated or inferred
 * @param publishedOnNotBefore the first day on which it can have been, where it is known to have been on or before a
 *     day
 * @param note what a reader should know about it
 * @param version rises with every change
 * @param updatedAt when it last changed
 */
@Schema(name = "Source")
public record SourceView(
        String code,
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String publisher,
        @Nullable String url,
        @Nullable String language,
        @Nullable LocalDate publishedOn,
        @Nullable DatePrecision publishedOnPrecision,
        @Nullable Confidence publishedOnConfidence,
        @Nullable LocalDate publishedOnNotBefore,
        @Nullable String note,
        int version,
        Instant updatedAt) {}
