create type mood as enum ('sad','ok','happy');
comment on type mood is 'How one is';
create table person (mood mood not null default 'ok', moods mood[] default '{sad}'::mood[]);
create index person_sad on person (mood) where mood = 'sad';
