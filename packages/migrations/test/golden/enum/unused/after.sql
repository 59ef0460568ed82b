create type mood as enum ('it''s fine', 'so "so"', 'back\slash', '🙂');
