-- person: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE person DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;

-- person: ACCESS EXCLUSIVE, no rewrite, no scan
DROP POLICY all_of_them ON person;

-- task: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE task FORCE ROW LEVEL SECURITY;

-- visit: ACCESS EXCLUSIVE, no rewrite, no scan
ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
