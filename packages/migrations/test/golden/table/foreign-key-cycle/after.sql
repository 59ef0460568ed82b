create table team (id integer primary key, leader_id integer);
create table person (id integer primary key, team_id integer constraint person_team_fk references team, boss_id integer constraint person_boss_fk references person);
alter table team add constraint team_leader_fk foreign key (leader_id) references person deferrable initially deferred;
