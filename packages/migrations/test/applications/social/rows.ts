/** A server of two hundred people who know as many elsewhere. */
export const rows = `
  insert into instance (id, first_retrieved_at, host, users_count, is_suspended, software_name)
    select 'i' || n, timestamptz '2026-01-01', 's' || n || '.example', n, n % 10 = 0, 'server' from generate_series(1, 40) n;
  insert into account (id, created_at, last_fetched_at, username, username_lower, name, notes_count, tags, emojis, is_suspended, is_bot, is_cat, is_explorable, host, also_known_as, token)
    select 'a' || n, timestamptz '2026-01-01' + n * interval '1 hour', case when n > 200 then timestamptz '2026-02-01' end, 'User' || n, 'user' || n, 'Person ' || n, n,
      case when n % 5 = 0 then array['art', 'go''s'] else '{}' end, '{}', n % 25 = 0, n % 30 = 0, n % 3 = 0, n % 4 > 0, case when n > 200 then 's' || 1 + n % 40 || '.example' end,
      case when n % 20 = 0 then 'https://a.example,https://b.example' end, case when n <= 200 then lpad(n::text, 16, '0') end
    from generate_series(1, 400) n;
  insert into drive_folder (id, created_at, name, account_id, parent_id) select 'd' || n, timestamptz '2026-01-02', 'Folder', 'a' || n, case when n > 10 then 'd' || n - 10 end from generate_series(1, 30) n;
  insert into drive_file (id, created_at, account_id, md5, name, type, size, properties, folder_id)
    select 'f' || n, timestamptz '2026-01-02', 'a' || 1 + n % 200, md5(n::text), n || '.png', 'image/png', n * 1000, jsonb_build_object('width', n), case when n % 4 = 0 then 'd' || 1 + n % 30 end
    from generate_series(1, 300) n;
  update account set avatar_id = 'f' || substr(id, 2) where substr(id, 2)::int <= 200;
  insert into account_profile (account_id, location, birthday, two_factor_secret, two_factor_backup_secret, two_factor_enabled, ff_visibility, muting_notification_types, muted_words, account_host)
    select id, 'Somewhere', case when n % 3 = 0 then to_char(date '1990-01-01' + n, 'YYYY-MM-DD') end, case when n % 8 = 0 then 'secret' || n end,
      case when n % 16 = 0 then array['one', 'two'] end, n % 8 = 0, (array['public', 'followers', 'private'])[1 + n % 3]::account_profile_ff_visibility_enum,
      case n % 4 when 0 then '{pollVote,reply}' when 1 then '{renote}' else '{}' end::account_profile_muting_notification_types_enum[], '[["word"]]', host
    from account, lateral (select substr(id, 2)::int as n) x;
  insert into account_keypair select id, 'public', 'private' from account where host is null;
  insert into account_publickey select id, 'key-' || id from account where host is not null;
  insert into account_ip (created_at, account_id, ip) select now(), 'a' || n, '10.0.0.' || n from generate_series(1, 50) n;
  insert into signin (id, created_at, account_id, ip, success) select 's' || n, timestamptz '2026-03-01', 'a' || 1 + n % 200, '10.0.0.1', n % 9 > 0 from generate_series(1, 300) n;
  insert into used_username (username) select username_lower from account where host is null;
  insert into app (id, created_at, secret, permission) values ('app', now(), 'x', '{read:account,write:notes}');
  insert into access_token (id, created_at, token, account_id, app_id, permission) select 't' || n, now(), md5(n::text), 'a' || n, 'app', '{read:account}' from generate_series(1, 40) n;
  insert into registry_item (id, created_at, updated_at, account_id, key, value, scope)
    select 'r' || n, now(), now(), 'a' || n, 'theme', case when n % 3 > 0 then '{"dark": true}'::jsonb end, '{client,base}' from generate_series(1, 60) n;
  insert into following (id, created_at, followee_id, follower_id, follower_host) select 'g' || n, now(), 'a' || 1 + n % 400, 'a' || 1 + (n * 7 + 3) % 399, null from generate_series(1, 390) n;
  insert into blocking (id, created_at, blockee_id, blocker_id) select 'b' || n, now(), 'a' || n, 'a' || n + 1 from generate_series(1, 20) n;
  insert into muting (id, created_at, expires_at, mutee_id, muter_id) select 'm' || n, now(), case when n % 2 = 0 then timestamptz '2027-01-01' end, 'a' || n, 'a' || n + 2 from generate_series(1, 20) n;
  insert into renote_muting (id, created_at, mutee_id, muter_id) select 'n' || n, timestamptz '2026-04-01', 'a' || n, 'a' || n + 3 from generate_series(1, 10) n;
  insert into account_list (id, created_at, account_id, name) select 'l' || n, now(), 'a' || n, 'Friends' from generate_series(1, 10) n;
  insert into account_list_joining (id, created_at, account_id, account_list_id) select 'j' || n, now(), 'a' || 1 + n, 'l' || 1 + n % 10 from generate_series(1, 100) n;
  insert into channel (id, created_at, account_id, name, pinned_note_ids) select 'c' || n, now(), 'a' || n, 'Channel ' || n, '{n1,n2}' from generate_series(1, 5) n;
  insert into note (id, created_at, reply_id, renote_id, text, cw, account_id, local_only, renote_count, reactions, visibility, file_ids, attached_file_types, mentions, mentioned_remote_users, tags, has_poll, channel_id, reply_user_id)
    select 'n' || n, timestamptz '2026-02-01' + n * interval '1 minute', case when n % 3 = 0 then 'n' || n / 3 end, case when n % 7 = 0 then 'n' || n / 7 end, 'Words of note ' || n,
      case when n % 11 = 0 then 'spoiler' end, 'a' || 1 + n % 400, n % 13 = 0, n % 5, jsonb_build_object('heart', n % 4),
      (array['public', 'home', 'followers', 'specified'])[1 + n % 4]::note_visibility_enum, case when n % 6 = 0 then array['f' || 1 + n % 300] else '{}' end,
      case when n % 6 = 0 then '{image/png}'::varchar[] else '{}' end, '{}', case when n % 10 = 0 then '[{"host":"s1.example"}]' else '[]' end, case when n % 9 = 0 then '{art}'::varchar[] else '{}' end,
      n % 50 = 0, case when n % 40 = 0 then 'c' || 1 + n % 5 end, case when n % 3 = 0 then 'a' || 1 + n / 3 % 400 end
    from generate_series(1, 1200) n;
  insert into note_reaction (id, created_at, account_id, note_id, reaction) select 'q' || n, now(), 'a' || 1 + n % 400, 'n' || n, ':heart:' from generate_series(1, 800) n;
  insert into note_favorite (id, created_at, account_id, note_id) select 'v' || n, now(), 'a' || n, 'n' || n from generate_series(1, 100) n;
  insert into note_unread (id, account_id, note_id, is_mentioned) select 'u' || n, 'a' || n, 'n' || n, true from generate_series(1, 100) n;
  insert into pinned_note (id, created_at, account_id, note_id) select 'p' || n, now(), 'a' || n, 'n' || n from generate_series(1, 30) n;
  insert into promo_note values ('n1', now());
  insert into poll (note_id, expires_at, multiple, choices, votes, note_visibility)
    select 'n' || n, timestamptz '2026-06-01', n % 100 = 0, '{yes,"it''s no"}', array[n, 1], (array['public', 'home', 'followers', 'specified'])[1 + n % 4]::poll_note_visibility_enum from generate_series(50, 1200, 50) n;
  insert into poll_vote (id, created_at, account_id, note_id, choice) select 'w' || n, now(), 'a' || n, 'n50', n % 2 from generate_series(1, 50) n;
  insert into hashtag (id, name, mentioned_user_ids, mentioned_users_count) select 'h' || n, 'tag' || n, array['a' || n, 'a1'], 2 from generate_series(1, 60) n;
  insert into clip (id, created_at, account_id, name) select 'k' || n, now(), 'a' || n, 'Clip' from generate_series(1, 10) n;
  insert into clip_note (note_id, clip_id) select 'n' || n, 'k' || 1 + n % 10 from generate_series(1, 200) n;
  insert into antenna (id, created_at, account_id, name, src, account_list_id, keywords) values ('an', now(), 'a1', 'News', 'list', 'l1', '[["a"]]');
  insert into flash (id, created_at, title, script, account_id, permissions) select 'y' || n, now(), 'Play', 'print(' || n || ')', 'a' || n, '{read}' from generate_series(1, 15) n;
  insert into flash_like (id, created_at, account_id, flash_id) select 'z' || n, now(), 'a' || n, 'y' || 1 + n % 15 from generate_series(1, 100) n;
  insert into meta (id, name, pinned_users, sensitivity, proxy_account_id) values ('x', 'Our server', '{@user1}', 'high', 'a1');
  insert into emoji (id, name, original_url, aliases) select 'e' || n, 'emoji' || n, 'https://e.example/' || n, '{smile}' from generate_series(1, 80) n;
  insert into announcement (id, created_at, text, icon) values ('o1', now(), 'Hello', 'success');
  insert into moderation_log (id, created_at, account_id, type, info) select 'ml' || n, now(), 'a1', 'suspend', json_build_object('id', 'a' || n)::text from generate_series(25, 400, 25) n;
  insert into abuse_report (id, created_at, target_account_id, resolved, comment) select 'ar' || n, now(), 'a' || n, n % 2 = 0, 'rude' from generate_series(1, 30) n;
  insert into role (id, created_at, name, policies) values ('ro', now(), 'Helpers', '{"canInvite": {"value": true}}');
  insert into role_assignment (id, created_at, account_id, role_id) select 'ra' || n, now(), 'a' || n, 'ro' from generate_series(1, 12) n;
  insert into notification (id, created_at, notifiee_id, type) select 'no' || n, now(), 'a' || n, 'follow' from generate_series(1, 100) n;
  insert into __chart__notes (date, ___local_total, unique_temp___local_inc) select n, n * 2, '{a}' from generate_series(1, 240) n;
  insert into __chart_day__instance (date, "group", ___notes_total) select n, 's' || n % 4, n from generate_series(1, 100) n`

/** What the people who run the server have made by hand. */
export const beside = `
  create view local_account as select id, username, is_explorable, tags from account where host is null;
  create index account_by_lower_name on account (lower(name));
  create index account_cats on account (id) where is_cat;
  create index note_words on note using gin (to_tsvector('simple', coalesce(text, '')));
  create statistics account_places (dependencies) on host, is_suspended from account;
  create function count_note() returns trigger language plpgsql as $$ begin update account set notes_count = notes_count + 1 where id = new.account_id; return new; end $$;
  create trigger note_counted after insert on note for each row when (new.visibility = 'public') execute function count_note()`
