-- What webhooks were after a change. Their addresses can be secrets themselves: of those the place alone is told.
create or replace function webhook_state(of_record bigint, changes bigint[]) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'code', webhook.code, 'url', substring(webhook.url from '^[a-zA-Z]+://[^/?#]*'), 'descriptionZh', webhook.description_zh,
        'descriptionEn', webhook.description_en, 'types', to_jsonb(webhook.types), 'organizations', to_jsonb(webhook.organizations),
        'format', webhook.format, 'enabled', webhook.enabled, 'rotations', webhook.rotations)
    from webhook_versions as webhook
    where webhook.id = of_record and held(webhook.recorded_in, webhook.replaced_in, changes);
end;
