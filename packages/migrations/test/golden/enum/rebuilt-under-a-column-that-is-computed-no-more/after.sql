CREATE TYPE mood AS ENUM ('todo');
CREATE TABLE task (
  "user" mood[]
);
