package io.autopact.integration.webhook;

/** How far an event has come on its way to a webhook. */
public enum DeliveryState {
    /** It is to be sent, for the first time or again. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** After the last attempt it was given up. */
    FAILED
}
