package io.autopact.shared.rule;

import java.util.List;

/**
 * Rules across records: a function of the database over a set of ids, asked after the write. The API gives it one id,
 * an import all that it wrote.
 *
 * @param function the function's name. It takes {@code (ids bigint[], today date)}, the ids being those of the records
 *     (not of their parts), and gives a row {@code (record_id, part_id, rule, member, kind, detail)} for each
 *     violation: {@code part_id} is that of the part at fault, null where it is the record
 * @param codes the codes that the function tells in {@code rule}
 * @param afterAllFiles whether an import asks it of the records of a file only once all its files are written, as parts
 *     of the records in other files bear on it
 */
public record SetRule(String function, List<String> codes, boolean afterAllFiles) {

    /** Rules that a function of the database holds. */
    public static SetRule of(String function, String... codes) {
        return new SetRule(function, List.of(codes), false);
    }

    /** The same rules, which an import asks once all its files are written. */
    public SetRule askedAfterAllFiles() {
        return new SetRule(function, codes, true);
    }
}
