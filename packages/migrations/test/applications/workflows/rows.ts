/** A team that has used the tool for a year. */
export const rows = `
  insert into flow_role (slug, "displayName", "roleType", "systemRole")
    select slug, initcap(split_part(slug, ':', 2)), split_part(slug, ':', 1), true
    from unnest('{global:owner,global:admin,global:member,project:admin,project:editor}'::text[]) slug;
  insert into flow_scope (slug)
    select of || ':' || what from unnest('{workflow,credential,project,tag}'::text[]) of, unnest('{create,read,update,delete}'::text[]) what;
  insert into flow_role_scope select r.slug, s.slug from flow_role r, flow_scope s where r.slug <> 'global:member' or s.slug like '%:read';
  insert into flow_user (id, email, "firstName", "lastName", settings, "roleSlug", "mfaRecoveryCodes", "lastActiveAt")
    select md5('user' || n)::uuid, 'user' || n || '@example.org', 'First' || n, 'Last' || n, json_build_object('theme', n % 3),
      case when n = 1 then 'global:owner' when n % 7 <> 0 then 'global:member' end,
      case when n % 5 = 0 then 'code-a,code-b' else '' end, date '2026-01-01' + n
    from generate_series(1, 60) n;
  insert into flow_auth_identity ("providerId", "providerType", "userId") select 'cn' || n, 'ldap', md5('user' || n)::uuid from generate_series(1, 20) n;
  insert into flow_auth_provider_sync_history ("providerType", "runMode", "startedAt", "endedAt", scanned)
    select 'ldap', 'live', timestamp '2026-01-01' + n * interval '1 hour', timestamp '2026-01-01 00:01' + n * interval '1 hour', n from generate_series(1, 40) n;
  insert into flow_user_api_keys (id, "userId", label, "apiKey", scopes) select 'key' || n, md5('user' || n)::uuid, 'mine', 'secret' || n, '["workflow:read"]' from generate_series(1, 10) n;
  insert into flow_project (id, name, type, icon, "creatorId")
    select 'p' || n, 'Project ' || n, (array['personal', 'team', 'public'])[1 + n % 3]::flow_project_type_enum, '{"type": "emoji"}', md5('user' || n)::uuid
    from generate_series(1, 30) n;
  insert into flow_project_relation ("projectId", "userId", role) select 'p' || n, md5('user' || n)::uuid, 'project:admin' from generate_series(1, 30) n;
  insert into flow_settings values ('ui.banners', '[]', true), ('license', 'none', false);
  insert into flow_variables (id, key, type, value, "projectId")
    select 'v' || n, 'KEY_' || n, (array['string', 'number', 'boolean'])[1 + n % 3], nullif(n % 4, 0)::text, case when n % 2 = 0 then 'p' || n end from generate_series(1, 20) n;
  insert into flow_tag (id, name) select 't' || n, 'tag ' || n from generate_series(1, 12) n;
  insert into flow_folder (id, name, "parentFolderId", "projectId") select 'f' || n, 'Folder ' || n, case when n > 5 then 'f' || n / 5 end, 'p' || 1 + n % 30 from generate_series(1, 25) n;
  insert into flow_folder_tag select 'f' || n, 't' || 1 + n % 12 from generate_series(1, 25) n;
  insert into flow_workflow_entity (id, name, active, nodes, connections, settings, "staticData", "pinData", meta, "versionId", "parentFolderId")
    select 'w' || n, 'Workflow ' || n, n % 3 = 0, json_build_array(json_build_object('name', 'Start', 'b', 2, 'a', n)), '{"Start":  {}}', '{"timezone": "UTC"}',
      case when n % 4 = 0 then json_build_object('lastId', n) end, case when n % 6 = 0 then '{"Start": []}'::json end, '{"templateId": 7}',
      md5('version' || n)::uuid::text, 'f' || 1 + n % 25
    from generate_series(1, 100) n;
  insert into flow_workflows_tags select 'w' || n, 't' || 1 + n % 12 from generate_series(1, 100) n;
  insert into flow_shared_workflow ("workflowId", "projectId", role) select 'w' || n, 'p' || 1 + n % 30, 'workflow:owner' from generate_series(1, 100) n;
  insert into flow_workflow_history ("versionId", "workflowId", nodes, connections, authors)
    select md5('version' || n)::uuid::text, 'w' || n, '[]', '{}', case when n % 10 <> 0 then 'First' || n end from generate_series(1, 100) n;
  insert into flow_workflow_publish_history ("workflowId", "versionId", event, "userId")
    select 'w' || n, md5('version' || n)::uuid::text, 'activated', md5('user' || 1 + n % 60)::uuid from generate_series(3, 99, 3) n;
  insert into flow_workflow_statistics ("workflowId", name, count, "rootCount", "latestEvent")
    select 'w' || n, name, n * 10, n, '2026-03-01 12:00:00.123+01' from generate_series(1, 100) n, unnest('{production_success,production_error}'::text[]) name;
  insert into flow_workflow_dependency ("workflowId", "workflowVersionId", "dependencyType", "dependencyKey") select 'w' || n, 1, 'credentialId', 'c' || 1 + n % 20 from generate_series(1, 100) n;
  insert into flow_webhook_entity ("workflowId", "webhookPath", method, node, "webhookId", "pathLength")
    select 'w' || n, 'hook/' || n, (array['GET', 'POST'])[1 + n % 2], 'Webhook', md5('hook' || n)::uuid::text, 2 from generate_series(1, 30) n;
  insert into flow_execution_entity (finished, mode, "retryOf", status, "createdAt", "startedAt", "stoppedAt", "waitTill", "workflowId")
    select n % 4 < 3, (array['webhook', 'trigger', 'manual'])[1 + n % 3], case when n % 50 = 0 then (n - 1)::text end,
      (array['success', 'error', 'success', 'waiting'])[1 + n % 4], case when n % 9 <> 0 then timestamptz '2026-02-01' + n * interval '1 minute' end,
      timestamptz '2026-02-01' + n * interval '1 minute', timestamptz '2026-02-01 00:00:30' + n * interval '1 minute',
      case when n % 4 = 3 then timestamptz '2026-12-01' end, 'w' || 1 + n % 100
    from generate_series(1, 1000) n;
  insert into flow_execution_data select n, '{"nodes": []}', '[{"data": ' || n || '}]', md5('version' || 1 + n % 100)::uuid::text from generate_series(1, 1000) n;
  insert into flow_execution_metadata ("executionId", key, value) select n, 'customer', 'c' || n from generate_series(5, 1000, 5) n;
  insert into flow_annotation_tag_entity (id, name) values ('a1', 'good'), ('a2', 'bad');
  insert into flow_execution_annotations (vote, "executionId") select (array['up', 'down'])[1 + n % 2], n from generate_series(10, 1000, 10) n;
  insert into flow_execution_annotation_tags select n, 'a' || 1 + n % 2 from generate_series(1, 100) n;
  insert into flow_processed_data (context, "workflowId", value) select 'node', 'w' || n, '[]' from generate_series(1, 15) n;
  insert into flow_queued_job (state, priority, payload, "executionId")
    select (array['waiting', 'active', 'failed', 'done'])[1 + n % 4]::flow_queued_job_state_enum, n % 10, jsonb_build_object('n', n), n from generate_series(1, 200) n;
  insert into flow_worker_heartbeat (id, address, "seenAt") values ('worker-1', '10.0.0.7', '2026-03-01'), ('worker-2', 'fe80::1', '2026-03-02');
  insert into flow_test_run (id, status, "workflowId") select 'run' || n, 'completed', 'w' || n from generate_series(1, 10) n;
  insert into flow_test_case_execution (id, "testRunId", number, "executionId", metrics) select 'case' || n, 'run' || 1 + n % 10, n, n, '{"score":1}' from generate_series(1, 80) n;
  insert into flow_credentials_entity (id, name, data, type, "isGlobal") select 'c' || n, 'Credential ' || n, md5(n::text), (array['http', 'imap'])[1 + n % 2], n = 1 from generate_series(1, 20) n;
  insert into flow_shared_credentials ("credentialsId", "projectId", role) select 'c' || n, 'p' || n, 'credential:owner' from generate_series(1, 20) n;
  insert into flow_dynamic_credential_entry (credential_id, subject_id, data) select 'c' || n, 'subject', 'x' from generate_series(1, 5) n;
  insert into flow_secrets_provider_connection ("providerKey", type, "encryptedSettings") values ('vault', 'hashicorp', 'x');
  insert into flow_project_secrets_provider_access ("secretsProviderConnectionId", "projectId") values (1, 'p1');
  insert into flow_oauth_clients (id, name, "redirectUris") values ('client', 'Desktop', '["http://localhost"]');
  insert into flow_oauth_refresh_tokens (token, "clientId", "expiresAt") select 'r' || n, 'client', 1767225600000 + n * 1000 from generate_series(1, 30) n;
  insert into flow_installed_packages ("packageName", "installedVersion") values ('nodes-acme', '1.2.0');
  insert into flow_installed_nodes (name, type, package) values ('Acme', 'nodes-acme.acme', 'nodes-acme');
  insert into telemetry.flow_insights_metadata ("workflowId", "projectId", "workflowName", "projectName") select 'w' || n, 'p' || 1 + n % 30, 'Workflow ' || n, 'Project' from generate_series(1, 100) n;
  insert into telemetry.flow_insights_raw ("metaId", type, value) select 1 + n % 100, n % 4, n from generate_series(1, 300) n;
  insert into telemetry.flow_insights_by_period ("metaId", type, value, "periodUnit", "periodStart")
    select 1 + n % 100, n % 4, n, 1, timestamptz '2026-01-01' + n / 100 * interval '1 day' from generate_series(0, 799) n;
  refresh materialized view telemetry.flow_insights_success;
  insert into telemetry.flow_audit_event (action, details, address, at, "actorId")
    select (array['login', 'workflow.saved'])[1 + n % 2], jsonb_build_object('n', n), cidr '10.0.0.0/8', timestamptz '2026-02-01' + n * interval '1 hour', md5('user' || 1 + n % 60)::uuid
    from generate_series(1, 500) n;
  insert into flow_binary_data ("fileId", "sourceType", "sourceId", data, "fileSize") select md5('file' || n)::uuid, 'execution', n::text, decode(md5(n::text), 'hex'), 16 from generate_series(1, 25) n;
  insert into flow_chat_agent (name, "systemPrompt", "ownerId", "credentialId") values ('Helper', 'Be kind', md5('user1')::uuid, 'c1');
  insert into flow_chat_session (id, title, "ownerId") select md5('session' || n)::uuid, 'Chat ' || n, md5('user' || n)::uuid from generate_series(1, 20) n;
  insert into flow_chat_message (id, "sessionId", "previousMessageId", type, content, "executionId")
    select md5('message' || n)::uuid, md5('session' || 1 + n % 20)::uuid, case when n > 20 then md5('message' || n - 20)::uuid end, (array['human', 'ai'])[1 + n % 2], 'Words ' || n, n from generate_series(1, 200) n;
  insert into flow_data_table (id, name, "projectId") select 'd' || n, 'Table ' || n, 'p' || n from generate_series(1, 5) n;
  insert into flow_data_table_column (id, name, type, index, "dataTableId") select 'dc' || n, 'column' || n, 'string', n / 5, 'd' || 1 + n % 5 from generate_series(0, 24) n;
  insert into flow_workflow_template (title, price, workflow) values ('Mail', 5, '{}')`
