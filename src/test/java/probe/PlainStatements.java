package probe;

/**
 * What a client's columns need of the database, and no more: asked over bare JDBC by the benchmark, and by the probe.
 */
public final class PlainStatements {

    /** One agreement with its parties and its scope, by its number. */
    public static final String AGREEMENT = """
            select agreement.code, agreement.title_zh, agreement.title_en, agreement.status, agreement.signed_on,
                agreement.effective_on, agreement.expires_on,
                array(
                    select organization.code || ' ' || party.role
                    from autopact.agreement_party as party
                    join autopact.organization on organization.id = party.organization_id
                    where party.agreement_id = agreement.id) as parties,
                array(
                    select domain.code
                    from autopact.agreement_item as item
                    join autopact.cooperation_domain as domain on domain.id = item.domain_id
                    where item.agreement_id = agreement.id) as scope
            from autopact.agreement
            where agreement.code = ?""";

    /** Fifty signed agreements of an organization, the newest first. */
    public static final String AGREEMENTS = """
            select agreement.code, agreement.title_zh, agreement.title_en, agreement.status, agreement.signed_on
            from autopact.organization
            join autopact.agreement_party as party on party.organization_id = organization.id
            join autopact.agreement on agreement.id = party.agreement_id
            where organization.code = ? and agreement.status = 'SIGNED'
            order by agreement.signed_on desc, agreement.code desc
            limit 50""";

    /** A draft, into tables with the columns, checks, indexes and references of the real ones. */
    public static final String INSERT_AGREEMENT = """
            insert into autopact.bare_agreement (code, kind, title_zh, title_en, status, effective_on, effective_on_precision, effective_on_confidence)
            values (?, ?, ?, ?, 'DRAFT', ?, 'DAY', 'STATED')
            returning id""";

    /** A party of the draft, by its code. */
    public static final String INSERT_PARTY = """
            insert into autopact.bare_agreement_party (agreement_id, organization_id, role)
            select ?, organization.id, ? from autopact.organization where organization.code = ?""";

    /** A domain of the draft, by its code. */
    public static final String INSERT_DOMAIN = """
            insert into autopact.bare_agreement_item (agreement_id, kind, item_id, valid_from, valid_from_precision, valid_from_confidence)
            select ?, 'DOMAIN', domain.id, ?, 'DAY', 'STATED' from autopact.cooperation_domain as domain where domain.code = ?""";

    private PlainStatements() {}
}
