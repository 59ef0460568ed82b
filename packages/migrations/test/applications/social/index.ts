import type { Scenario } from '../../scenarios/scenario.ts'
import * as access from './access.ts'
import * as accounts from './accounts.ts'
import { charts, nextCharts } from './charts.ts'
import { naming } from './columns.ts'
import * as graph from './graph.ts'
import * as moderation from './moderation.ts'
import * as nextAccounts from './next-accounts.ts'
import * as nextNotes from './next-notes.ts'
import * as nextServer from './next-server.ts'
import * as notes from './notes.ts'
import * as pages from './pages.ts'
import * as places from './places.ts'
import { beside, rows } from './rows.ts'
import * as server from './server.ts'

const { visibilities, ...written } = notes
const release = { ...accounts, ...access, ...graph, ...written, ...places, ...pages, ...server, ...moderation }
const next = { ...nextAccounts, ...nextNotes, ...nextServer }
const { NoteUnread, PromoNote, PromoRead, Notification, RenoteMuting, ...kept } = { ...release, ...next }

/** Names in snake case, comments, lists in columns, copies of what stands elsewhere, and charts that a function declares. */
export const socialNetwork: Scenario = {
  about: 'a social network',
  before: () => ({ entities: [...Object.values(release), ...charts], namingStrategy: naming }),
  after: () => ({ entities: [...Object.values(kept), ...nextCharts], namingStrategy: naming }),
  beside,
  rows,
  answers: {
    renames: [
      'column:account.is_explorable=is_discoverable',
      'column:account.is_suspended=suspension',
      'column:account_profile.ff_visibility=following_visibility',
      'table:account_list=list',
      'table:account_list_joining=list_membership',
      'column:account_list_joining.account_list_id=list_id',
      'column:note.renote_id=quoted_id',
      'column:note.cw=warning',
      'column:note.mentioned_remote_users=mentioned_remote_accounts',
      'column:note.reply_user_id=reply_account_id',
      'value:note_visibility_enum.specified=direct',
      'value:poll_note_visibility_enum.specified=direct',
      'value:account_profile_muting_notification_types_enum.renote=quote',
      'value:account_profile_muting_notification_types_enum.pollVote=pollEnded',
      'column:note_reaction.reaction=emoji',
      'column:hashtag.mentioned_users_count=accounts_count',
      'column:instance.users_count=accounts_count',
      'column:instance.is_suspended=suspension_state',
      'column:meta.per_local_user_cache_max=local_timeline_cache_max',
      'table:flash=play',
      'table:flash_like=play_like',
      'column:flash_like.flash_id=play_id',
      'column:__chart__notes.___local_total=___ours_total',
      'column:__chart__notes.unique_temp___local_total=unique_temp___ours_total',
      'column:__chart_day__notes.___local_total=___ours_total',
      'column:__chart_day__notes.unique_temp___local_total=unique_temp___ours_total',
      'none',
    ],
    usings: [
      `account.suspension=(case when suspension then 'suspended' else 'none' end)::account_suspension_enum`,
      `downgrade:account.suspension=suspension <> 'none'`,
      `account.also_known_as=string_to_array(also_known_as, ',')`,
      `downgrade:account.also_known_as=array_to_string(also_known_as, ',')`,
      `instance.suspension_state=(case when suspension_state then 'manuallySuspended' else 'none' end)::instance_suspension_state_enum`,
      `downgrade:instance.suspension_state=suspension_state <> 'none'`,
      `downgrade:drive_file.md5=replace(md5::text, '-', '')`,
    ],
  },
  outcome: {
    drops: [
      'account.is_cat',
      'account.created_at',
      'account_profile.two_factor_secret',
      'account_profile.two_factor_backup_secret',
      'account_profile.two_factor_enabled',
      'list_membership.created_at',
      'note.created_at',
      'note_reaction.created_at',
      'hashtag.mentioned_user_ids',
      'clip_note.id',
      'meta.pinned_users',
      'abuse_report.resolved',
      'registry_item.created_at',
      'play.permissions',
      'note_unread',
      'promo_note',
      'promo_read',
      'notification',
      'renote_muting',
      '__chart__per_user_drive',
      '__chart_day__per_user_drive',
    ],
    maps: ['note.visibility', 'poll.note_visibility'],
    changes: [
      'account_profile.muting_notification_types',
      'registry_item.value',
      'muting',
      'moderation_log.info',
      'note.mentioned_remote_accounts',
    ],
    own: [
      {
        before: 'the drops',
        sql: `INSERT INTO account_two_factor (account_id, secret, backup_secrets)
    SELECT account_id, two_factor_secret, coalesce(two_factor_backup_secret, '{}') FROM account_profile WHERE two_factor_enabled`,
        back: 'DELETE FROM account_two_factor',
      },
      {
        before: 'the drops',
        sql: `UPDATE account_profile SET followers_visibility = following_visibility::text::account_profile_followers_visibility_enum`,
      },
      {
        before: 'the drops',
        sql: `INSERT INTO muting (id, created_at, mutee_id, muter_id, scope) SELECT id, created_at, mutee_id, muter_id, 'renotes' FROM renote_muting`,
        back: "DELETE FROM muting WHERE scope = 'renotes'",
      },
      { before: 'the drops', sql: `UPDATE abuse_report SET resolved_as = 'accept' WHERE resolved` },
    ],
    keeps: {
      'select suspension, count(*) from account group by suspension': ['none|384', 'suspended|16'],
      'select suspension_state, count(*) as n, sum(accounts_count) from instance group by suspension_state': [
        'manuallySuspended|4|100',
        'none|36|720',
      ],
      'select count(*) as n, count(case when is_explorable then 1 end) as shown, count(nullif(tags, array[]::text[])) as tagged from local_account':
        ['200|150|40'],
      'select also_known_as[2] from account where also_known_as is not null limit 1': ['https://b.example'],
      'select following_visibility, count(*) from account_profile where followers_visibility::text = following_visibility::text group by 1':
        ['followers|134', 'private|133', 'public|133'],
      'select count(birthday), min(birthday) from account_profile': ['133|1990-01-04'],
      'select count(*) as n, count(nullif(backup_secrets, array[]::varchar[])) from account_two_factor': ['50|25'],
      'select muting_notification_types::text, count(*) from account_profile group by 1': [
        '{pollEnded,reply}|100',
        '{quote}|100',
        '{}|200',
      ],
      'select scope, count(*) from muting group by scope': ['everything|20', 'renotes|10'],
      "select visibility, count(*) as n, sum(renote_count), count(case when words @@ 'spoiler' then 1 end) as warned from note group by visibility":
        ['direct|300|600|28', 'followers|300|600|27', 'home|300|600|27', 'public|300|600|27'],
      'select count(*) as n, count(q.id) as quoted, count(r.id) as answered from note n left join note q on q.id = n.quoted_id left join note r on r.id = n.reply_id':
        ['1200|171|400'],
      "select count(*) from note where mentioned_remote_accounts -> 0 ->> 'host' = 's1.example'": ['120'],
      'select sum(votes[1]), count(distinct note_visibility) from poll': ['15000|2'],
      'select count(*), sum(size) from drive_file where md5 is not null': ['300|45150000'],
      'select resolved_as, count(*) from abuse_report group by resolved_as': ['accept|15', '∅|15'],
      'select count(*) as n, count(distinct play_id) from play_like': ['100|15'],
      'select sum(___ours_total), max(cardinality(unique_temp___local_inc)) from __chart__notes': ['57840|1'],
      "select count(*) from registry_item where value = '{}'": ['20'],
    },
    afterwards: {
      "insert into note (id, account_id, visibility, text) values ('nn', 'a7', 'public', 'hello') returning words::text":
        ["'hello':1"],
      "select notes_count from account where id = 'a7'": ['8'],
    },
  },
}
