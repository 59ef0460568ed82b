create type mood as enum ('sad','happy');
create table person (mood mood default 'sad');
