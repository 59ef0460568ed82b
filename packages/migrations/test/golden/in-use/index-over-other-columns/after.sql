create table task (id int primary key, guild_id int, title text);
create index task_by_guild_and_title on task (guild_id, title);
