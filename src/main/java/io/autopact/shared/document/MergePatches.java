package io.autopact.shared.document;

import io.autopact.shared.problem.ProblemException;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies merge patches to what is recorded, and reads the outcome as if it had been sent whole. */
@Component
@RequiredArgsConstructor
public class MergePatches {

    private static final List<String> COMPANIONS = List.of("Precision", "Confidence", "NotBefore");

    private final JsonMapper json;
    private final DocumentReader documents;

    /**
     * The record as the patch would have it.
     *
     * @param current its representation
     * @param patch what is to change
     * @param type the request record that replaces it
     * @throws ProblemException naming every member that is unknown, missing, of the wrong type or out of its range
     */
    public <R extends Record> R apply(Object current, MergePatch patch, Class<R> type) {
        JsonNode recorded = json.valueToTree(current);
        return documents.read(merge(recorded, patch.tree()), type);
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode known ? known.deepCopy() : changes.objectNode();
        forgetCompanions(merged, changes);
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        }
        return merged;
    }

    /**
     * How exactly a date is known was said of the date that was: another one is a stated day unless the patch says
     * more.
     */
    private static void forgetCompanions(ObjectNode merged, ObjectNode changes) {
        changes.properties().forEach(change -> {
            if (!change.getValue().equals(merged.get(change.getKey()))) {
                COMPANIONS.forEach(companion -> merged.remove(change.getKey() + companion));
            }
        });
    }
}
