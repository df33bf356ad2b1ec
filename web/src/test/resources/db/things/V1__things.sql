create table thing (
    number  bigint generated always as identity primary key,
    tenant  text    not null,
    name    text    not null,
    unique (tenant, name)
);
