package io.autopact.pages;

import io.autopact.organization.OrganizationType;
import io.autopact.organization.OrganizationView;
import io.autopact.portfolio.CapabilityMapComparison;
import io.autopact.portfolio.CapabilityMapService;
import io.autopact.portfolio.CapabilityMapView;
import io.autopact.portfolio.picture.CapabilityMapPicture;
import io.autopact.portfolio.picture.PictureLinks;
import io.autopact.portfolio.picture.PicturePlace;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The capability map of an organization as a part of its page. */
@Component
@RequiredArgsConstructor
class OrganizationMap {

    private final CapabilityMapService maps;
    private final CapabilityMapPicture picture;

    /**
     * The map, with what became of it, beside that of the date compared with.
     *
     * @param then null where it is compared with nothing, or no architecture was in effect then
     */
    record Drawn(String now, @Nullable String then) {}

    /** Draws it; empty where no architecture was in effect at the date, and for own units, which cover nothing. */
    Optional<Drawn> draw(Asked asked, OrganizationView view, boolean withGroup) {
        if (view.type() == OrganizationType.OWN_UNIT) {
            return Optional.empty();
        }
        return maps.findCompared(view, asked.asOf(), withGroup, asked.compare())
                .map(map -> new Drawn(
                        draw(asked, map.now(), map.comparison(), "map"),
                        map.then() == null ? null : draw(asked, map.then(), null, "map-then")));
    }

    private String draw(Asked asked, CapabilityMapView map, @Nullable CapabilityMapComparison comparison, String id) {
        String page = Presented.isAsked(asked) ? Presented.back(asked) : "";
        PictureLinks links = new PictureLinks() {
            @Override
            public String part(String code) {
                return page + "#covers-" + code;
            }
        };
        return picture.embed(map, comparison, asked.language(), new PicturePlace(id, links));
    }
}
