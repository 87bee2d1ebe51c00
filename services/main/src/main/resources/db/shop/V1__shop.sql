CREATE TABLE products (
    id               text PRIMARY KEY,
    name             text        NOT NULL,
    category         text        NOT NULL,
    description      text        NOT NULL,
    price_cents      bigint      NOT NULL CHECK (price_cents > 0),
    stock            integer     NOT NULL CHECK (stock >= 0),
    restock_level    integer     NOT NULL,
    restock_quantity integer     NOT NULL,
    countries        text[]      NOT NULL,
    added_at         timestamptz NOT NULL
);
CREATE INDEX products_category ON products (category, name);

CREATE TABLE users (
    id            text PRIMARY KEY,
    email         text        NOT NULL UNIQUE,
    name          text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('customer', 'admin', 'test')),
    password_hash text        NOT NULL,
    demo          boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL DEFAULT now()
);

-- Only the hash of a token is kept: who reads this table cannot sign in with what they find.
CREATE TABLE tokens (
    hash       bytea PRIMARY KEY,
    user_id    text        NOT NULL REFERENCES users ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);
CREATE INDEX tokens_expires_at ON tokens (expires_at);

CREATE TABLE orders (
    id              text PRIMARY KEY,
    user_id         text        NOT NULL REFERENCES users,
    idempotency_key text        NOT NULL,
    request         text        NOT NULL,
    status          text        NOT NULL CHECK (status IN
        ('PENDING', 'PAID', 'DELAYED', 'CANCELLED', 'REFUNDED', 'DECLINED', 'PAYMENT_FAILED')),
    country         text        NOT NULL,
    payment_method  text        NOT NULL,
    subtotal_cents  bigint      NOT NULL CHECK (subtotal_cents > 0),
    discount_cents  bigint      NOT NULL CHECK (discount_cents >= 0),
    total_cents     bigint      NOT NULL CHECK (total_cents > 0 AND total_cents = subtotal_cents - discount_cents),
    discounts       jsonb       NOT NULL,
    items           jsonb       NOT NULL,
    coupon_code     text,
    transaction_id  text,
    reason          text,
    traceparent     text        NOT NULL,
    -- After this moment nobody may start to charge for the order any more.
    charge_before   timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    UNIQUE (user_id, idempotency_key)
);
CREATE INDEX orders_of_user ON orders (user_id, created_at DESC);
CREATE INDEX orders_pending ON orders (charge_before) WHERE status = 'PENDING';

CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id    text        NOT NULL REFERENCES orders,
    task        text        NOT NULL CHECK (task IN ('RESERVE', 'TELL_CRM', 'TELL_PROMOTIONS', 'REFUND')),
    payload     text        NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    due_at      timestamptz NOT NULL DEFAULT now(),
    dead        boolean     NOT NULL DEFAULT false,
    last_error  text,
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE NOT dead;
