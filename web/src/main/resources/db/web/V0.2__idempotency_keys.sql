-- One row per tenant and Idempotency-Key. Written and answered in the transaction of the effect it guards, so a row
-- that others can see always has its answer.
create table idempotency_key (
    tenant         text        not null,
    key            text        not null check (length(key) between 1 and 128),
    request_sha256 bytea       not null,
    created_at     timestamptz not null,
    status         int,
    location       text,
    etag           text,
    body           text,
    primary key (tenant, key)
);

create index idempotency_key_created_at on idempotency_key (created_at);
