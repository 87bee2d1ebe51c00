-- What there is to win, as data. Conditions and effect have the same columns in campaigns and coupons:
-- empty countries or categories mean all of them, an effect takes either a percentage or an amount off.
CREATE TABLE campaigns (
    id               text PRIMARY KEY,
    name             text NOT NULL,
    description      text NOT NULL,
    -- Higher ones apply first.
    priority         integer NOT NULL,
    min_amount_cents bigint NOT NULL DEFAULT 0 CHECK (min_amount_cents >= 0),
    countries        text[] NOT NULL DEFAULT '{}',
    categories       text[] NOT NULL DEFAULT '{}',
    first_order      boolean NOT NULL DEFAULT false,
    starts_at        timestamptz,
    ends_at          timestamptz,
    basis_points   integer CHECK (basis_points BETWEEN 1 AND 10000),
    cap_cents        bigint CHECK (cap_cents > 0),
    amount_cents     bigint CHECK (amount_cents > 0),
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    -- When an administrator ended it for good.
    ended_at         timestamptz,
    CHECK (ends_at > starts_at),
    CHECK ((basis_points IS NULL) <> (amount_cents IS NULL)),
    CHECK (cap_cents IS NULL OR basis_points IS NOT NULL)
);

CREATE TABLE coupons (
    code             text PRIMARY KEY CHECK (code ~ '^[A-Z0-9]{3,40}$'),
    min_amount_cents bigint NOT NULL DEFAULT 0 CHECK (min_amount_cents >= 0),
    countries        text[] NOT NULL DEFAULT '{}',
    categories       text[] NOT NULL DEFAULT '{}',
    first_order      boolean NOT NULL DEFAULT false,
    starts_at        timestamptz,
    ends_at          timestamptz,
    basis_points   integer CHECK (basis_points BETWEEN 1 AND 10000),
    cap_cents        bigint CHECK (cap_cents > 0),
    amount_cents     bigint CHECK (amount_cents > 0),
    -- How often it can be redeemed in all and by one user; null means without limit.
    total_limit      integer CHECK (total_limit > 0),
    per_user_limit   integer CHECK (per_user_limit > 0),
    -- How often it is; counted only where there is a limit, since every count is a lock.
    redeemed         integer NOT NULL DEFAULT 0 CHECK (redeemed >= 0),
    CHECK (ends_at > starts_at),
    CHECK ((basis_points IS NULL) <> (amount_cents IS NULL)),
    CHECK (cap_cents IS NULL OR basis_points IS NOT NULL),
    CHECK (redeemed <= total_limit)
);

-- The coupon of an order, of which there is one at most.
CREATE TABLE coupon_redemptions (
    order_id    text PRIMARY KEY,
    code        text NOT NULL REFERENCES coupons,
    user_id     text NOT NULL,
    status      text NOT NULL CHECK (status IN ('RESERVED', 'CONFIRMED', 'RELEASED')),
    reserved_at timestamptz NOT NULL DEFAULT now(),
    settled_at  timestamptz,
    CHECK ((settled_at IS NULL) = (status = 'RESERVED'))
);

CREATE INDEX coupon_redemptions_reserved ON coupon_redemptions (reserved_at) WHERE status = 'RESERVED';

-- How often a user redeemed a coupon that has a limit for each user.
CREATE TABLE coupon_users (
    code     text NOT NULL REFERENCES coupons,
    user_id  text NOT NULL,
    redeemed integer NOT NULL CHECK (redeemed >= 0),
    PRIMARY KEY (code, user_id)
);

-- Discount by the amount of an order: of the steps that it is above, the highest counts.
CREATE TABLE tier_steps (
    tier_table     text NOT NULL,
    above_cents    bigint NOT NULL CHECK (above_cents >= 0),
    basis_points integer NOT NULL CHECK (basis_points BETWEEN 1 AND 10000),
    name           text NOT NULL,
    PRIMARY KEY (tier_table, above_cents)
);

-- What holds for every order. There is one row.
CREATE TABLE policy (
    only_one            boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    tier_table          text NOT NULL,
    -- The most that all discounts together take off the subtotal. Less than everything: an order has to cost something.
    max_discount_basis_points integer NOT NULL CHECK (max_discount_basis_points BETWEEN 0 AND 9900)
);

CREATE TABLE loyalty_tiers (
    name           text PRIMARY KEY,
    from_points    bigint NOT NULL UNIQUE CHECK (from_points >= 0),
    basis_points integer NOT NULL CHECK (basis_points BETWEEN 0 AND 10000)
);

CREATE TABLE loyalty_accounts (
    user_id text PRIMARY KEY,
    points  bigint NOT NULL
);

-- Where the points of an account come from. The key makes sure that no order counts twice.
CREATE TABLE loyalty_entries (
    order_id text NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('earned', 'taken_back')),
    user_id  text NOT NULL,
    points   bigint NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, kind)
);

-- How orders ended. The labels are in the order in which an outcome replaces another.
CREATE TYPE order_outcome AS ENUM ('failed', 'paid', 'refunded');

CREATE TABLE order_outcomes (
    order_id    text PRIMARY KEY,
    user_id     text NOT NULL,
    outcome     order_outcome NOT NULL,
    total_cents bigint NOT NULL CHECK (total_cents >= 0),
    at          timestamptz NOT NULL DEFAULT now()
);

-- Names of experiments and variants are metric labels, so they come from here alone and stay few.
CREATE TABLE experiments (
    name   text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9_]{0,39}$'),
    active boolean NOT NULL DEFAULT true
);

-- What a variant does differently; null means as everybody else.
CREATE TABLE experiment_variants (
    experiment    text NOT NULL REFERENCES experiments,
    name          text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{0,39}$'),
    weight        integer NOT NULL CHECK (weight BETWEEN 0 AND 10000),
    tier_table    text,
    loyalty_floor text REFERENCES loyalty_tiers,
    PRIMARY KEY (experiment, name)
);
