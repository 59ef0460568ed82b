create table task (id int primary key, guild_id int, title text);
create index task_by_guild on task (guild_id);
