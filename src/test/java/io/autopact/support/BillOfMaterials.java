package io.autopact.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is shipped, as the build wrote it down in the format CycloneDX.
 *
 * @param components the libraries, in the order of the file
 */
public record BillOfMaterials(List<Component> components) {

    /**
     * One library.
     *
     * @param group its group
     * @param name its name
     * @param version its version
     * @param licences the licences that it can be had under, any one of them, by their SPDX name where it is known
     */
    public record Component(String group, String name, String version, List<String> licences) {

        /** What its file is called. */
        public String file() {
            return name + "-" + version + ".jar";
        }
    }

    /** Reads the file. */
    public static BillOfMaterials of(Path file) {
        try {
            List<Component> components = new ArrayList<>();
            for (JsonNode component :
                    JsonMapper.shared().readTree(Files.readString(file)).path("components")) {
                List<String> licences = new ArrayList<>();
                component.path("licenses").forEach(licence -> licences.add(licence(licence)));
                components.add(new Component(
                        component.path("group").asString(""),
                        component.path("name").asString(""),
                        component.path("version").asString(""),
                        licences));
            }
            return new BillOfMaterials(components);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String licence(JsonNode said) {
        JsonNode licence = said.path("license");
        return said.path("expression")
                .asString(licence.path("id").asString(licence.path("name").asString("")));
    }
}
