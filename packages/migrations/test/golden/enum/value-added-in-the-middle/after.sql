create type mood as enum ('sad','ok','happy');
create table person (mood mood default 'sad');
