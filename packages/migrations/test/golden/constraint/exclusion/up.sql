-- locks nothing that exists
CREATE EXTENSION IF NOT EXISTS "btree_gist";

-- booking: ACCESS EXCLUSIVE, reads every row
ALTER TABLE "booking" ADD CONSTRAINT "booking_overlap" EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((id > 0)) DEFERRABLE;
