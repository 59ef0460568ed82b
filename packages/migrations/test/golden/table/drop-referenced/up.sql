-- guild_name: ACCESS EXCLUSIVE
DROP VIEW "guild_name";

-- member: ACCESS EXCLUSIVE, no rewrite, no scan; guild: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "member" DROP CONSTRAINT "member_guild_fk";

-- guild: ACCESS EXCLUSIVE. LOSES DATA: every row of guild
DROP TABLE "guild";
