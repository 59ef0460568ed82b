create table guild (id integer primary key);
create table task (guild_id integer constraint task_guild_fk references guild, price integer constraint task_price_check check (price >= 0));
