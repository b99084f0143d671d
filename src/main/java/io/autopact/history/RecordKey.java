package io.autopact.history;

/**
 * A record whose history is asked for together with that of others.
 *
 * @param kind the kind of record, such as {@code AGREEMENT}
 * @param id its internal key
 * @param code its code, as answers show it
 */
public record RecordKey(String kind, long id, String code) {}
