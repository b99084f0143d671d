package io.autopact.people;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * That somebody is responsible for something on a day.
 *
 * @param person the person's code
 * @param role what they are to it
 * @param through by what they are responsible: for its record, its agreement, or an organization that it concerns
 */
@Schema(name = "ResponsibleOn")
public record ResponsibleOn(String person, ResponsibleRole role, ResponsibleThrough through) {}
