package io.autopact.pages;

import java.util.List;
import lombok.With;

/**
 * What the layout is told of a page.
 *
 * @param title what the page is called
 * @param section the path of the section that it belongs to, such as {@code /rollouts}; empty where it is none
 * @param days days on which something happened, for the slider; empty where they are not known
 * @param links what else there is of what is seen: CSV, answers of the interface
 * @param bare whether it is shown without what takes a login: navigation, search and dates
 * @param presented whether it is shown to a room: with nothing around it
 */
@With
public record Heading(
        String title, String section, List<String> days, List<Link> links, boolean bare, boolean presented) {

    /** A page in a section. */
    public static Heading of(String title, String section) {
        return new Heading(title, section, List.of(), List.of(), false, false);
    }

    /** A page for those who are not logged in. */
    public static Heading bare(String title) {
        return new Heading(title, "", List.of(), List.of(), true, false);
    }

    /**
     * A link that the layout shows beside the title.
     *
     * @param then whether it leads to the same where the page tells what was known once
     */
    public record Link(String name, String href, boolean then) {

        /** A link to what is recorded now. */
        public Link(String name, String href) {
            this(name, href, false);
        }
    }
}
