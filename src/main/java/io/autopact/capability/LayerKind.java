package io.autopact.capability;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** The layers of an architecture: 四横 across, 两纵 down, 一中台 beneath. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum LayerKind {
    /** Across. */
    HORIZONTAL("横", "Horizontal"),
    /** Down. */
    VERTICAL("纵", "Vertical"),
    /** Beneath. */
    PLATFORM("中台", "Platform");

    private final String nameZh;
    private final String nameEn;
}
