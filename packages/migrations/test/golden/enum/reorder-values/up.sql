-- locks nothing that exists
ALTER TYPE "size" RENAME TO "size_old";

-- locks nothing that exists
CREATE TYPE "size" AS ENUM ('small', 'medium', 'large');

-- shirt: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "shirt" ALTER COLUMN "size" TYPE size USING "size"::text::size;

-- shirt: ACCESS EXCLUSIVE, rewrites every row
ALTER TABLE "shirt" ALTER COLUMN "sizes" TYPE size[] USING "sizes"::text[]::size[];

-- locks nothing that exists
DROP TYPE "size_old";
