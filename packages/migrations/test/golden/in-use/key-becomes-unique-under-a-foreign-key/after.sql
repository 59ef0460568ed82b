create table country (code text not null constraint country_code unique, number integer constraint country_key primary key);
create table city (id integer primary key, country text constraint city_country_fkey references country (code));
