package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An organization, as answers of the portfolio name it.
 *
 * @param code its code
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 */
@Schema(name = "PortfolioSubject")
public record Subject(String code, String nameZh, String nameEn) {}
