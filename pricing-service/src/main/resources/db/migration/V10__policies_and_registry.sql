-- What policies and authorisations may name of a product, and the price discounts are counted from.
ALTER TABLE product
    ADD COLUMN line           text,
    ADD COLUMN guide_amount   numeric CHECK (guide_amount > 0),
    ADD COLUMN guide_currency text,
    ADD CHECK ((guide_amount IS NULL) = (guide_currency IS NULL));

-- A shop may stand on another list than the authorised; what it is about has more dimensions. Names of enums as in Java.
ALTER TABLE authorised_seller
    ADD COLUMN standing text   NOT NULL DEFAULT 'AUTHORISED' CHECK (standing IN ('AUTHORISED', 'WATCHED', 'DENIED')),
    ADD COLUMN lines    text[] NOT NULL DEFAULT '{}',
    ADD COLUMN channels text[] NOT NULL DEFAULT '{}',
    ADD COLUMN regions  text[] NOT NULL DEFAULT '{}',
    ADD COLUMN tier     text;

ALTER TABLE policy_version
    ADD COLUMN kind                  text NOT NULL DEFAULT 'STANDING' CHECK (kind IN ('WAIVER', 'PROMOTION', 'STANDING')),
    ADD COLUMN line                  text,
    ADD COLUMN shop_id               text,
    ADD COLUMN channel               text,
    ADD COLUMN region                text,
    ADD COLUMN tier                  text,
    ADD COLUMN most_discount_percent numeric CHECK (most_discount_percent >= 0 AND most_discount_percent < 100),
    ADD COLUMN reason                text,
    ADD COLUMN zone                  text NOT NULL DEFAULT 'UTC',
    ALTER COLUMN floor_amount DROP NOT NULL,
    ALTER COLUMN floor_currency DROP NOT NULL,
    ADD CHECK (product_code IS NULL OR line IS NULL),
    ADD CHECK (shop_id IS NULL OR platform IS NOT NULL),
    ADD CHECK (num_nonnulls(floor_amount, most_discount_percent, reason) = 1),
    ADD CHECK ((reason IS NOT NULL) = (kind = 'WAIVER')),
    ADD CHECK ((floor_amount IS NULL) = (floor_currency IS NULL)),
    ADD CHECK (kind = 'STANDING' OR (valid_from IS NOT NULL AND valid_to IS NOT NULL));

-- What a new policy is compared with: those in force with its scope.
CREATE INDEX policy_scope ON policy_version (tenant, kind, product_code, line, platform) WHERE in_force;
