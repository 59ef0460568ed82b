create table guild (id bigint primary key, owner bigint not null);
create table member (id bigint primary key, guild bigint);
alter table guild add constraint guild_owner foreign key (owner) references member;
alter table member add constraint member_guild foreign key (guild) references guild on delete set null;
