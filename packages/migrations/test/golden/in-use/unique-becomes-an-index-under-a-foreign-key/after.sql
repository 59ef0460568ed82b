create table country (id int primary key, code text);
create unique index country_code on country (code);
create table city (id int primary key, country_code text, constraint city_country_fkey foreign key (country_code) references country (code));
