package io.autopact.support;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON for people: what fits into a line stands in one, and short members share theirs. */
public final class FittedJson {

    private static final int WIDTH = 120;
    private static final JsonMapper JSON = JsonMapper.shared();

    private FittedJson() {}

    /** The text of a value. */
    public static String of(JsonNode value) {
        return write(value, "", 0);
    }

    private static String write(JsonNode value, String indent, int before) {
        String line = inline(value);
        if (!value.isContainer() || value.isEmpty() || indent.length() + before + line.length() <= WIDTH) {
            return line;
        }
        String deeper = indent + "  ";
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties().forEach(member -> {
                String name = JSON.writeValueAsString(member.getKey()) + ": ";
                parts.add(name + write(member.getValue(), deeper, name.length()));
            });
        } else {
            value.forEach(item -> parts.add(write(item, deeper, 0)));
        }
        String lines = String.join(",\n" + deeper, value.isObject() ? filled(parts, deeper) : parts);
        String[] brackets = value.isObject() ? new String[] {"{", "}"} : new String[] {"[", "]"};
        return brackets[0] + "\n" + deeper + lines + "\n" + indent + brackets[1];
    }

    private static List<String> filled(List<String> parts, String indent) {
        List<String> lines = new ArrayList<>();
        for (String part : parts) {
            String longer = lines.isEmpty() ? part : lines.getLast() + ", " + part;
            if (lines.isEmpty() || longer.contains("\n") || indent.length() + longer.length() > WIDTH) {
                lines.add(part);
            } else {
                lines.set(lines.size() - 1, longer);
            }
        }
        return lines;
    }

    private static String inline(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isObject()) {
            value.properties()
                    .forEach(member ->
                            parts.add(JSON.writeValueAsString(member.getKey()) + ": " + inline(member.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value.isArray()) {
            value.forEach(item -> parts.add(inline(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        return JSON.writeValueAsString(value);
    }
}
