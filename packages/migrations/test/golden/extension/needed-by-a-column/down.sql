-- person: ACCESS EXCLUSIVE. LOSES DATA: every value of person.mail
ALTER TABLE "person" DROP COLUMN "mail";

-- locks nothing that exists
DROP EXTENSION "citext";
