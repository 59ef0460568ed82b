-- booking: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "booking" DROP CONSTRAINT "booking_overlap";

-- locks nothing that exists
DROP EXTENSION "btree_gist";
