-- ticket_number: ROW EXCLUSIVE
SELECT setval('"ticket_number"', least(greatest(last_value, 10), 1000000), is_called AND last_value BETWEEN 10 AND 1000000) FROM "ticket_number";

-- ticket_number: SHARE ROW EXCLUSIVE
ALTER SEQUENCE "ticket_number" AS integer INCREMENT BY 10 MINVALUE 10 MAXVALUE 1000000 START WITH 10 CACHE 5 CYCLE;
