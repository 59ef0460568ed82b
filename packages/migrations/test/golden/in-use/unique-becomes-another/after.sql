create table task (id int primary key, guild_id int, title text, constraint task_guild_title_key unique (guild_id, title));
