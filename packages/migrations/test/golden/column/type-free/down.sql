-- member: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of member.name that varchar(20) does not hold.
ALTER TABLE "member"
  ALTER COLUMN "name" DROP DEFAULT,
  ALTER COLUMN "name" TYPE varchar(20),
  ALTER COLUMN "name" SET DEFAULT 'x'::character varying;

-- member: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of member.bio that varchar(200) does not hold.
ALTER TABLE "member" ALTER COLUMN "bio" TYPE varchar(200);

-- member: ACCESS EXCLUSIVE, rewrites every row
-- Fails at a value of member.price that numeric(10,2) does not hold.
ALTER TABLE "member" ALTER COLUMN "price" TYPE numeric(10,2);

-- member: ACCESS EXCLUSIVE, rewrites every row. LOSES DATA: the fractions of seconds in member.seen_at
ALTER TABLE "member" ALTER COLUMN "seen_at" TYPE timestamptz(3);
