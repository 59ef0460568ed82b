create table guild (id int primary key, motto text);
create table member (id int primary key);
create table task (id int primary key);
create table chore (
  guild_id int references guild (id),
  member_id int references member (id),
  task_id int references task (id),
  primary key (guild_id, member_id)
);
