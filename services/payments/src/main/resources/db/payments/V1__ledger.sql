-- One row for each order that was to be charged; a state changes only from the state it is known to be in.
CREATE TABLE payments (
    order_id       text PRIMARY KEY,
    user_id        text NOT NULL,
    amount_cents   bigint NOT NULL CHECK (amount_cents > 0),
    country        text NOT NULL,
    payment_method text NOT NULL,
    status         text NOT NULL
        CHECK (status IN ('PENDING', 'CAPTURED', 'DECLINED', 'FAILED', 'REFUND_PENDING', 'REFUNDED')),
    transaction_id text,
    reason         text,
    -- From this moment on the provider refuses to capture.
    process_before timestamptz NOT NULL,
    -- The trace that started it, which later work joins.
    traceparent    text NOT NULL,
    -- When a worker looks after it next, and how often one already did.
    due_at         timestamptz,
    attempts       integer NOT NULL DEFAULT 0,
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now(),
    CHECK ((transaction_id IS NOT NULL) = (status IN ('CAPTURED', 'REFUND_PENDING', 'REFUNDED'))),
    CHECK ((due_at IS NOT NULL) = (status IN ('PENDING', 'REFUND_PENDING')))
);

CREATE INDEX payments_due ON payments (status, due_at) WHERE due_at IS NOT NULL;

-- What happened to each payment. The key is a second lock on the money: no step is taken twice.
CREATE TABLE ledger_entries (
    order_id     text NOT NULL REFERENCES payments,
    kind         text NOT NULL
        CHECK (kind IN ('attempted', 'captured', 'declined', 'failed', 'refund_requested', 'refunded')),
    amount_cents bigint NOT NULL,
    detail       text,
    at           timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, kind)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger entries are never changed';
END
$$;

CREATE TRIGGER ledger_entries_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
