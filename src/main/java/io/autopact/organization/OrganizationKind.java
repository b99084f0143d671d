package io.autopact.organization;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.experimental.Accessors;

/** What kind of organization; each kind belongs to one type. */
@Getter
@Accessors(fluent = true)
@RequiredArgsConstructor
public enum OrganizationKind {
    /** A group of automakers 集团. */
    GROUP(OrganizationType.AUTOMAKER),
    /** An automaker that belongs to a group 子公司. */
    SUBSIDIARY(OrganizationType.AUTOMAKER),
    /** A brand of an automaker 品牌. */
    BRAND(OrganizationType.AUTOMAKER),
    /** An automaker that several others own 合资公司. */
    JOINT_VENTURE(OrganizationType.AUTOMAKER),
    /** An automaker whose structure the sources do not state 车企. */
    COMPANY(OrganizationType.AUTOMAKER),
    /** A mobility service company 出行服务公司. */
    MOBILITY_OPERATOR(OrganizationType.PARTNER),
    /** A partner that brings content or services 生态合作伙伴. */
    ECOSYSTEM_PARTNER(OrganizationType.PARTNER),
    /** A technology company that belongs to an automaker 科技子公司. */
    TECHNOLOGY_AFFILIATE(OrganizationType.PARTNER),
    /** Any other partner 其他. */
    OTHER(OrganizationType.PARTNER),
    /** Our own company or one of its units 己方单位. */
    OWN_UNIT(OrganizationType.OWN_UNIT);

    private final OrganizationType type;
}
