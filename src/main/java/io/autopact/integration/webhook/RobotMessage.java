package io.autopact.integration.webhook;

import java.util.List;

/**
 * What a group is told.
 *
 * @param title what it is about, in one line
 * @param lines what happened, in Markdown
 */
record RobotMessage(String title, List<String> lines) {}
