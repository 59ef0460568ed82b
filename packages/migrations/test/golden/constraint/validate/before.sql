create table guild (id integer primary key);
create table task (guild_id integer, price integer);
alter table task add constraint task_price_check check (price >= 0) not valid;
alter table task add constraint task_guild_fk foreign key (guild_id) references guild not valid;
