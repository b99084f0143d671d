package io.autopact.agreement;

/**
 * What rules about parts of agreements look at beside the columns of an import's file: how the agreement stood before
 * the import. One that comes with the same import was not there before, so that its parts are no change of it.
 */
public final class AgreementContext {

    /** Joins the agreement that the staged row {@code s} names, as {@code of_agreement_before}. */
    public static final String JOIN = """
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
                where agreement.code = s.agreement) as of_agreement_before on true""";

    /** Whether it was given up before. */
    public static final String GIVEN_UP = "coalesce(of_agreement_before.status = 'WITHDRAWN', false)";

    /** Whether it was signed before. */
    public static final String SIGNED = "coalesce(of_agreement_before.status in ('SIGNED', 'TERMINATED'), false)";

    private AgreementContext() {}
}
