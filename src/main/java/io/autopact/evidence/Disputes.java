package io.autopact.evidence;

/**
 * The part of a record's representation that tells what of it sources contradict, as SQL for the module that owns it.
 */
public final class Disputes {

    private Disputes() {}

    /**
     * Two entries of a select list: {@code disputed}, and {@code disputedMembers} with the members that are.
     *
     * @param type SQL for the type that the record is cited under
     * @param code SQL for the record's code
     */
    public static String members(String type, String code) {
        return """
                exists (
                    select from evidence
                    where evidence.record_type = %1$s and evidence.record_code = %2$s and evidence.stance = 'CONTRADICTS') as "disputed",
                coalesce((
                    select json_agg(distinct evidence.member)
                    from evidence
                    where evidence.record_type = %1$s and evidence.record_code = %2$s and evidence.stance = 'CONTRADICTS'
                      and evidence.member is not null), '[]') as "disputedMembers\"""".formatted(type, code);
    }
}
