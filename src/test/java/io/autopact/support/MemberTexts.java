package io.autopact.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The members of the record that an answer is, or of those on its page, as they are written there.
 *
 * @param before what stands before the records
 * @param records the records, each with what is written of its members by their names
 * @param after what stands after the records
 */
public record MemberTexts(String before, List<Map<String, String>> records, String after) {

    private static final String ITEMS = "{\"items\":[";

    /** Finds them in an answer. */
    public static MemberTexts of(String body) {
        try (JsonParser parser = JsonMapper.shared().createParser(body)) {
            parser.nextToken();
            if (!body.startsWith(ITEMS)) {
                return new MemberTexts("", List.of(members(body, parser)), "");
            }
            parser.nextToken();
            parser.nextToken();
            List<Map<String, String>> records = new ArrayList<>();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                records.add(members(body, parser));
            }
            int end = (int) parser.currentTokenLocation().getCharOffset();
            return new MemberTexts(ITEMS, records, body.substring(end));
        }
    }

    private static Map<String, String> members(String body, JsonParser parser) {
        Map<String, String> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int begin = (int) parser.currentTokenLocation().getCharOffset();
            parser.nextToken();
            parser.skipChildren();
            // What is read by need, such as the end of a long text, is read to know where it ends.
            parser.finishToken();
            members.put(
                    name, body.substring(begin, (int) parser.currentLocation().getCharOffset()));
        }
        return members;
    }

    /** The answer with these members alone. */
    public String narrowedTo(Collection<String> names) {
        return records.stream()
                .map(record -> record.entrySet().stream()
                        .filter(member -> names.contains(member.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining(",", "{", "}")))
                .collect(Collectors.joining(",", before, after));
    }
}
