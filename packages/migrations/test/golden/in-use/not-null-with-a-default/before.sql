create table task (guild int, number int, title text, done boolean, primary key (guild, number));
