-- locks nothing that exists
CREATE TYPE "mood" AS ENUM ('it''s fine', 'so "so"', E'back\\slash', '🙂');
