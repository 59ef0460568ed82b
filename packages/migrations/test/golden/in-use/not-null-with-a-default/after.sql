create table task (guild int, number int, title text not null default '', done boolean not null default false, primary key (guild, number));
