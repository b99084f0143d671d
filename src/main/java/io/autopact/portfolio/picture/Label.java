package io.autopact.portfolio.picture;

/**
 * What a code is called.
 *
 * @param nameZh in Chinese
 * @param nameEn in English
 */
public record Label(String nameZh, String nameEn) {

    String in(Language language) {
        return language.name(nameZh, nameEn);
    }
}
