-- Events on their way to Kafka. Written inside the use case's transaction, deleted once the broker has them.
CREATE TABLE outbox (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id       uuid        NOT NULL,
    topic          text        NOT NULL,
    key            text        NOT NULL,
    type           text        NOT NULL,
    time           timestamptz NOT NULL,
    correlation_id uuid        NOT NULL,
    causation_id   uuid,
    body           bytea       NOT NULL
) WITH (
    -- A queue: every row dies young. Vacuum by count, not by share, or the head of the index fills with the dead.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 10000
);

-- Which events a consumer has taken in, for effects that cannot be repeated.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    event_id    uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);

CREATE INDEX inbox_received_at ON inbox USING brin (received_at);
