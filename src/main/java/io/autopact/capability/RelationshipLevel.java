package io.autopact.capability;

/** Between whom a solution works 关系层次. */
public enum RelationshipLevel {
    /** People, vehicle, dealer and factory 人-车-店-厂. */
    PEOPLE_VEHICLE_DEALER_FACTORY,
    /** The vehicle and its surroundings 车与环境. */
    VEHICLE_ENVIRONMENT,
    /** Mobility as a service 出行服务化. */
    MOBILITY_AS_A_SERVICE
}
