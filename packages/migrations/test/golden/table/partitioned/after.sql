create table measurement (taken_on date not null, value real) partition by range (taken_on);
create index measurement_taken_idx on measurement (taken_on);
