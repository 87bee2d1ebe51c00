-- What the shop starts with. Percentages are in hundredths of a per cent, amounts in cents.
INSERT INTO tier_steps (tier_table, above_cents, basis_points, name) VALUES
    ('tiered', 10000, 300, 'Over $100'),
    ('tiered', 20000, 500, 'Over $200'),
    ('tiered', 50000, 1000, 'Over $500'),
    ('flat', 10000, 400, 'Over $100, flat');

INSERT INTO policy (tier_table, max_discount_basis_points) VALUES ('tiered', 3000);

INSERT INTO loyalty_tiers (name, from_points, basis_points) VALUES
    ('bronze', 0, 0),
    ('silver', 500, 200),
    ('gold', 2000, 400);

INSERT INTO campaigns (
    id, name, description, priority, min_amount_cents, countries, categories, first_order,
    starts_at, ends_at, basis_points, cap_cents, amount_cents)
VALUES
    ('first-order', 'Welcome to WebStore', 'Five per cent off the first order', 100,
     0, '{}', '{}', true, '2026-01-01Z', NULL, 500, 2500, NULL),
    ('cyber-week', 'Cyber week', 'Eight per cent off electronics and audio', 80,
     0, '{}', '{electronics,audio}', false, '2026-11-20Z', '2026-12-01Z', 800, 6000, NULL),
    ('reading-season', 'Reading season', 'Ten per cent off books', 60,
     2000, '{}', '{books}', false, '2026-09-01Z', '2027-04-01Z', 1000, 2000, NULL),
    ('europe-gardens', 'Gardens of Europe', 'Twelve per cent off the garden in Germany, France and the UK', 50,
     0, '{DE,FR,UK}', '{garden}', false, '2026-01-01Z', NULL, 1200, 3000, NULL),
    ('india-lights', 'Festival of lights', 'Five dollars off home and kitchen in India', 40,
     4000, '{IN}', '{home,kitchen}', false, '2026-10-15Z', '2026-12-31Z', NULL, NULL, 500),
    ('japan-desk', 'A tidy desk', 'Seven per cent off the office in Japan', 30,
     0, '{JP}', '{office}', false, '2026-06-01Z', NULL, 700, 1500, NULL),
    ('brazil-summer', 'Summer in Brazil', 'Ten per cent off sports and clothing in Brazil', 30,
     0, '{BR}', '{sports,clothing}', false, '2026-12-21Z', '2027-03-20Z', 1000, 2500, NULL),
    ('spring-clearance', 'Spring clearance', 'Fifteen per cent off clothing', 70,
     0, '{}', '{clothing}', false, '2026-03-01Z', '2026-05-01Z', 1500, NULL, NULL);

INSERT INTO coupons (
    code, min_amount_cents, countries, categories, first_order,
    starts_at, ends_at, basis_points, cap_cents, amount_cents, total_limit, per_user_limit)
VALUES
    -- For everybody, once.
    ('WELCOME10', 0, '{}', '{}', false, NULL, NULL, 1000, 5000, NULL, NULL, 1),
    -- For everybody, again and again.
    ('SAVE5', 3000, '{}', '{}', false, NULL, NULL, NULL, NULL, 500, NULL, NULL),
    -- Needs a large order.
    ('SUMMER25', 10000, '{}', '{}', false, '2026-06-01Z', '2027-10-01Z', 2500, 4000, NULL, 100000, 3),
    ('BIG50', 40000, '{}', '{}', false, NULL, NULL, NULL, NULL, 5000, 5000, 2),
    -- Bound to countries, to a category, to a first order.
    ('BONJOUR15', 0, '{FR}', '{}', false, NULL, NULL, 1500, 3000, NULL, NULL, 2),
    ('BOOKWORM', 0, '{}', '{books}', false, NULL, NULL, 2000, 1500, NULL, NULL, 5),
    ('HELLO20', 0, '{}', '{}', true, NULL, NULL, 2000, 2000, NULL, NULL, 1),
    -- Few, so they run out.
    ('EARLYBIRD', 0, '{}', '{}', false, NULL, NULL, 1500, 3000, NULL, 25, 1),
    -- Too late.
    ('SPRING20', 0, '{}', '{}', false, '2026-03-01Z', '2026-05-01Z', 2000, NULL, NULL, NULL, 1);

INSERT INTO experiments (name) VALUES ('tier_strategy'), ('loyalty_strategy');

INSERT INTO experiment_variants (experiment, name, weight, tier_table, loyalty_floor) VALUES
    -- Does one plain percentage sell more than steps to climb?
    ('tier_strategy', 'tiered', 90, NULL, NULL),
    ('tier_strategy', 'flat', 10, 'flat', NULL),
    -- Do people come back when they are silver from the start?
    ('loyalty_strategy', 'control', 80, NULL, NULL),
    ('loyalty_strategy', 'silver_for_all', 20, NULL, 'silver');
