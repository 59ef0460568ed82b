-- person: ACCESS EXCLUSIVE, no rewrite, no scan; team: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "person" DROP CONSTRAINT "person_team_fk";

-- team: ACCESS EXCLUSIVE, no rewrite, no scan; person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE "team" DROP CONSTRAINT "team_leader_fk";

-- person: ACCESS EXCLUSIVE. LOSES DATA: every row of person
DROP TABLE "person";

-- team: ACCESS EXCLUSIVE. LOSES DATA: every row of team
DROP TABLE "team";
