package io.autopact.integration;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A change of a record, as a CloudEvent 1.0 in JSON.
 *
 * @param specversion the version of CloudEvents, which is 1.0
 * @param id names the event within its source, the same whenever and however often it is told
 * @param source the address of the interface that tells it
 * @param type what happened to what kind of record, such as {@code io.autopact.agreement.signed}
 * @param subject the path of the record below the source, such as {@code agreements/AG-2019-DONGFENG}
 * @param time when it was written
 * @param datacontenttype the media type of the data, which is application/json
 * @param data the change itself
 */
@Schema(name = "ChangeEvent")
public record ChangeEvent(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        ChangeData data) {

    /** The version of CloudEvents that is spoken. */
    public static final String SPEC_VERSION = "1.0";
}
