package io.autopact.shared.document;

import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A partial change of a record by RFC 7396: the members to change, null where one is to be emptied.
 *
 * @param tree the patch as it was sent
 */
@Schema(
        name = "MergePatch",
        type = "object",
        description = "The members to change, as a request that replaces the record has them; null empties a member.",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
public record MergePatch(@Schema(hidden = true) JsonNode tree) {

    /** A patch that changes nothing. */
    public static final MergePatch NOTHING = new MergePatch(JsonNodeFactory.instance.objectNode());

    /** The media type of a patch. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    /** Whether the patch says anything about a member. */
    public boolean has(String member) {
        return tree.has(member);
    }
}
