-- guild: ACCESS EXCLUSIVE, no rewrite, no scan; member: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "guild" DROP CONSTRAINT "guild_owner";

-- member: ACCESS EXCLUSIVE, no rewrite, no scan; guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member" DROP CONSTRAINT "member_guild";

-- guild: ACCESS EXCLUSIVE. LOSES DATA: every row of guild
DROP TABLE "guild";

-- member: ACCESS EXCLUSIVE. LOSES DATA: every row of member
DROP TABLE "member";
