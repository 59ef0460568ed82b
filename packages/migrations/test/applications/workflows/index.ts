import type { Scenario } from '../../scenarios/scenario.ts'
import * as chat from './chat.ts'
import * as credentials from './credentials.ts'
import * as executions from './executions.ts'
import * as nextExecutions from './next-executions.ts'
import * as nextPeople from './next-people.ts'
import * as nextWorkflows from './next-workflows.ts'
import * as people from './people.ts'
import { rows } from './rows.ts'
import * as telemetry from './telemetry.ts'
import * as workflows from './workflows.ts'

const release = { ...people, ...workflows, ...executions, ...credentials, ...telemetry, ...chat }
const next = { ...nextPeople, ...nextWorkflows, ...nextExecutions }
const { AuthProviderSync, ProcessedData, WorkflowTemplate, ...kept } = { ...release, ...next }

/** Abstract bases with the columns that all have, decorators of its own, a prefix before every table, and three schemas. */
export const workflowTool: Scenario = {
  about: 'a workflow tool',
  before: () => ({ entities: Object.values(release), entityPrefix: 'flow_' }),
  after: () => ({ entities: Object.values(kept), entityPrefix: 'flow_' }),
  rows,
  answers: {
    renames: [
      'table:flow_workflow_entity=flow_workflow',
      'column:flow_workflow_entity.meta=metadata',
      'table:flow_workflows_tags=flow_workflow_tag',
      'table:flow_webhook_entity=flow_webhook',
      'table:flow_execution_entity=flow_execution',
      'column:flow_execution_entity."stoppedAt"=finishedAt',
      'table:flow_credentials_entity=flow_credential',
      'column:flow_credentials_entity."isGlobal"=isForEveryone',
      'table:flow_shared_credentials=flow_credential_share',
      'column:flow_shared_credentials."credentialsId"=credentialId',
      'column:flow_data_table_column.index=position',
      'table:telemetry.flow_audit_event=audit.flow_audit_event',
      'value:flow_queued_job_state_enum.waiting=queued',
      'value:flow_project_type_enum.public=team',
      'none',
    ],
    usings: [
      `flow_oauth_refresh_tokens."expiresAt"=to_timestamp("expiresAt" / 1000.0)`,
      `downgrade:flow_oauth_refresh_tokens."expiresAt"=(extract(epoch from "expiresAt") * 1000)::bigint`,
      `flow_user."mfaRecoveryCodes"=string_to_array("mfaRecoveryCodes", ',')`,
      `downgrade:flow_user."mfaRecoveryCodes"=array_to_string("mfaRecoveryCodes", ',')`,
    ],
  },
  outcome: {
    drops: [
      'flow_auth_provider_sync_history',
      'flow_processed_data',
      'flow_workflow_template',
      'flow_folder_tag',
      'flow_workflow.active',
      'flow_workflow.staticData',
      'flow_workflow.pinData',
      'flow_webhook.pathLength',
      'flow_execution.finished',
    ],
    changes: [
      'flow_project.type',
      'flow_user.roleSlug',
      'flow_variables.value',
      'flow_workflow_history.authors',
      'flow_execution.createdAt',
      'flow_workflow.activeVersionId',
    ],
    maps: ['flow_queued_job.state'],
    announced: [/^10 with null in flow_workflow_history\.authors/, /^8 with null in flow_user\."roleSlug"/],
    own: [
      {
        before: /"roleSlug" SET NOT NULL/,
        sql: `UPDATE flow_user SET "roleSlug" = 'global:member' WHERE "roleSlug" IS NULL`,
      },
      {
        before: /"authors" SET NOT NULL/,
        sql: `UPDATE flow_workflow_history SET authors = 'unknown' WHERE authors IS NULL`,
      },
      {
        before: /update "flow_execution" set "createdAt" = DEFAULT/,
        sql: `UPDATE flow_execution SET "createdAt" = "startedAt" WHERE "createdAt" IS NULL`,
      },
      {
        before: 'the drops',
        sql: `INSERT INTO flow_workflow_state ("workflowId", "staticData", "pinData")
    SELECT id, "staticData"::jsonb, "pinData"::jsonb FROM flow_workflow WHERE "staticData" IS NOT NULL OR "pinData" IS NOT NULL`,
        back: 'DELETE FROM flow_workflow_state',
      },
      {
        before: 'the drops',
        sql: `UPDATE flow_workflow w SET "activeVersionId" = h."versionId" FROM flow_workflow_history h WHERE h."versionId" = w."versionId" AND w.active`,
      },
    ],
    keeps: {
      "select count(*) as n, sum((nodes -> 0 ->> 'a')::int), count(metadata ->> 'templateId') from flow_workflow": [
        '100|5050|100',
      ],
      'select count(*) as n, count("pinData"), sum(("staticData" ->> \'lastId\')::int) from flow_workflow_state': [
        '33|16|1300',
      ],
      'select count(*) as n, count(distinct h."versionId") from flow_workflow w join flow_workflow_history h on h."versionId" = w."activeVersionId"':
        ['33|33'],
      'select status, count(*) as n, min("finishedAt") is null as none from flow_execution group by status': [
        'error|250|false',
        'success|500|false',
        'waiting|250|false',
      ],
      'select count("retryOf"), sum("retryOf") from flow_execution': ['20|10480'],
      'select count(*) as n, sum(d."executionId") from flow_execution_data d join flow_execution e on e.id = d."executionId"':
        ['1000|500500'],
      'select state, count(*) as n, sum(priority) from flow_queued_job group by state': [
        'active|50|250',
        'done|50|250',
        'failed|50|200',
        'queued|50|200',
      ],
      'select type, count(*) from flow_project group by type': ['personal|10', 'team|20'],
      "select type, count(*) as n, count(nullif(value, '')) from flow_variables group by type": [
        'boolean|7|5',
        'number|7|5',
        'string|6|5',
      ],
      'select "mfaRecoveryCodes"::text, count(*) from flow_user group by 1': ['{code-a,code-b}|12', '{}|48'],
      'select "roleSlug", count(*) as n, max("lastActiveAt" at time zone \'UTC\') from flow_user group by 1': [
        'global:member|59|2026-03-02T00:00:00',
        'global:owner|1|2026-01-02T00:00:00',
      ],
      "select \"expiresAt\" at time zone 'UTC' as at from flow_oauth_refresh_tokens where token = 'r7'": [
        '2026-01-01T00:00:07',
      ],
      'select address, count(*) from audit.flow_audit_event group by address': ['10.0.0.0/8|500'],
      'select sum(value) from telemetry.flow_insights_success': ['80000'],
      'select count(distinct id), sum(count) from flow_workflow_statistics': ['200|101000'],
    },
    afterwards: {
      "insert into flow_execution (mode, status, \"workflowId\") values ('manual', 'new', 'w1') returning id": ['1001'],
    },
  },
}
