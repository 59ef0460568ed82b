-- "vi`${ew}": ACCESS EXCLUSIVE
DROP VIEW "vi`${ew}";

-- "Tenant ""A"""."or""der": ACCESS EXCLUSIVE. LOSES DATA: every row of "Tenant ""A"""."or""der"
DROP TABLE "Tenant ""A"""."or""der";

-- locks nothing that exists
DROP TYPE "Tenant ""A"""."ty'pe";
