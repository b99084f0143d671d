package io.autopact.agreement;

import io.autopact.exchange.RuleContext;

/**
 * What rules about parts of agreements look at beside the columns of an import's file: how the agreement stood before
 * the import. One that comes with the same import was not there before, so that its parts are no change of it.
 */
public final class AgreementContext {

    /** Whether the agreement was given up before. */
    public static final RuleContext GIVEN_UP_BEFORE = RuleContext.joined("""
            left join lateral (
                select agreement.id,
                       case
                           when agreement.recorded_in is distinct from change_under_way() then agreement.status
                           else (
                               select before.status from agreement_history as before
                               where before.id = agreement.id and before.replaced_in = change_under_way()
                                 and before.recorded_in <> before.replaced_in)
                       end as status
                from agreement
                where agreement.code = s.agreement) as of_agreement_before on true""")
            .with("agreement_given_up", "coalesce(of_agreement_before.status = 'WITHDRAWN', false)");

    /** The same, whether it was signed before, and the amendments by which a part came and went. */
    static final RuleContext PART = GIVEN_UP_BEFORE
            .with("agreement_signed", "coalesce(of_agreement_before.status in ('SIGNED', 'TERMINATED'), false)")
            .join("""
                    left join amendment as adding on adding.agreement_id = of_agreement_before.id and adding.number = s.added_in
                    left join amendment as ending on ending.agreement_id = of_agreement_before.id and ending.number = s.ended_in""")
            .with("added_on", "adding.effective_on")
            .with("ended_on", "ending.effective_on")
            .with("added_by_this", isNew("adding"))
            .with("ended_by_this", isNew("ending"));

    private AgreementContext() {}

    /** Whether an amendment comes with the same import. */
    private static String isNew(String amendment) {
        return """
                coalesce(
                    %1$s.recorded_in = change_under_way()
                    and not exists (select from amendment_history as earlier where earlier.id = %1$s.id),
                    false)""".formatted(amendment);
    }
}
