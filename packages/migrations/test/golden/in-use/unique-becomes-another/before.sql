create table task (id int primary key, guild_id int, title text, constraint task_title_key unique (title));
