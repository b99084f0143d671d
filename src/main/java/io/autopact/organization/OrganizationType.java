package io.autopact.organization;

import java.util.Arrays;
import java.util.List;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** Which of the three an organization is; each has a resource of its own. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum OrganizationType {
    /** A vehicle maker 车企. */
    AUTOMAKER("automakers", "automaker"),
    /** A partner that is not a vehicle maker 生态伙伴. */
    PARTNER("partners", "partner"),
    /** Our own company or one of its units 己方单位. */
    OWN_UNIT("own-units", "own unit");

    private final String path;
    private final String noun;

    /** The kinds that organizations of this type can be of. */
    public List<OrganizationKind> kinds() {
        return Arrays.stream(OrganizationKind.values())
                .filter(kind -> kind.type() == this)
                .toList();
    }
}
