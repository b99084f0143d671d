package io.autopact.portfolio.picture;

/**
 * Where a picture stands in a page, which brings {@link PictureStyles} with it.
 *
 * @param id begins the names of its title and description, which are unique in a page
 * @param links where its parts lead
 */
public record PicturePlace(String id, PictureLinks links) {

    /** The templates leave out what a page has by itself. */
    PicturePlace embedded() {
        return this;
    }
}
