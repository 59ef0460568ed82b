CREATE TYPE mood AS ENUM ('done', 'A');
CREATE TABLE task (
  users mood DEFAULT 'done' NOT NULL,
  "user" mood GENERATED ALWAYS AS (users) STORED
);
