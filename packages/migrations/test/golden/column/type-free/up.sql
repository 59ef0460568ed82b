-- member: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member"
  ALTER COLUMN "name" DROP DEFAULT,
  ALTER COLUMN "name" TYPE varchar(50),
  ALTER COLUMN "name" SET DEFAULT 'x'::character varying;

-- member: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member" ALTER COLUMN "bio" TYPE text;

-- member: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member" ALTER COLUMN "price" TYPE numeric(12,2);

-- member: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member" ALTER COLUMN "seen_at" TYPE timestamptz;
