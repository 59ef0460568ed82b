import { it } from 'vitest'

/**
 * What Alembic's own tests hold it to, and this tool too, by number. TR, TV, TT, TC, TS, TP, AD, AI and PG stand for Alembic's files
 * test_revision, test_version_traversal, test_version_table, test_command, test_script_consumption, test_script_production,
 * test_autogen_diffs, test_autogen_indexes and test_postgresql; SU for alembic/testing/suite.
 */
export const conformance: Readonly<Record<number, readonly [what: string, where: string]>> = {
  1: ['head of two heads is refused and names both, heads is both', 'TR APITest.test_get_revision_head_multiple'],
  2: ['a beginning that several ids share is told apart by its branch', 'TR LabeledBranchTest.test_partial_id_resolve'],
  3: ['what names nothing, or is too short to, is explained', 'TR LabeledBranchTest.test_partial_id_resolve_too_short'],
  4: ['label@head, label@base, label@id and label@label', 'TR LabeledBranchTest.test_branch_at_syntax'],
  5: ['a revision outside the named branch is refused', 'TR LabeledBranchTest.test_rev_not_in_branch'],
  6: [
    'a revision, or its beginning, stands in for a label',
    'TR LabeledBranchTest.test_not_actually_a_branch_partial_resolution',
  ],
  7: ['one label on two branches is refused', 'TR LabeledBranchTest.test_dupe_branch_collection'],
  8: ['an id of another type is reported and brings nothing down', 'TR APITest.test_invalid_datatype'],
  9: ['characters with a meaning are refused in ids', 'TP RevisionCommandTest.test_illegal_revision_chars'],
  10: ['a circle at base, head, branch point or merge point is refused', 'TR GraphWithCycleTest'],
  11: ['a circle of dependencies is refused', 'TR GraphWithCycleTest.test_revision_map_simple_dep_cycle'],
  12: [
    'ids that are parts of one another are no circle',
    'TR GraphWithLoopTest.test_revision_map_no_loop_w_overlapping_substrings',
  ],
  13: ['an id in two files is refused', 'TR GraphWithLoopTest.test_revision_dupe_head'],
  14: [
    'a head together with what it stands on is refused',
    'TR BranchTravellingTest.test_detect_invalid_head_selection',
  ],
  15: ['a large history is sorted with every parent before its child', 'TR LargeMapTest.test_all'],
  16: ['a line, from nothing and from its middle', 'TV RevisionPathTest.test_upgrade_path'],
  17: ['+1, +2, id+2 and id-2', 'TV RevisionPathTest.test_relative_upgrade_path'],
  18: ['an upgrade by -2, or past the head, is refused', 'TV RevisionPathTest.test_invalid_relative_upgrade_path'],
  19: ['+1 from nothing, and base+1', 'TV BranchedPathTest.test_upgrade_from_base_implicit'],
  20: ['+1 from two current revisions is refused', 'TV BranchedPathTest.test_ambiguous_upgrade'],
  21: [
    'label@+1 of a branch that is not begun starts where it leaves',
    'TV BranchedPathTest.test_upgrade_other_branch_from_mergepoint',
  ],
  22: ['label@+1 moves only that head', 'TV BranchedPathTest.test_upgrade_one_branch_of_heads'],
  23: ['from one current revision to two', 'TV BranchedPathTest.test_upgrade_multiple_branch'],
  24: ['across a merge, the side that is missing first', 'TV MergedPathTest.test_upgrade_across_merge_point'],
  25: ['a merge of three that forks again, one side of it wanted', 'TV BranchFrom3WayMergepointTest'],
  26: ['two merges of the same parents', 'TV TwinMergeTest.test_upgrade, NotQuiteTwinMergeTest.test_upgrade'],
  27: ["a dependency by label brings the other tree's chain first", 'TV DependsOnBranchLabelTest.test_upgrade_path'],
  28: ['a dependency on the own parent is harmless', 'TV DependsOnOwnDownrevTest.test_traverse'],
  29: ['a base that depends on something', 'TR MultipleBaseCrossDependencyTestThree.test_traverse_no_parent_but_a_dep'],
  30: ['-1, -3, id+2, id-2, and -1 to nothing', 'TV RevisionPathTest.test_relative_downgrade_path'],
  31: ['-1 from nothing, -5 too far, and +2 are refused', 'TV RevisionPathTest.test_invalid_relative_downgrade_path'],
  32: ['to where the database is: nothing to do', 'TV RevisionPathTest.test_downgrade_to_existing'],
  33: ['to something above is refused', 'TV RevisionPathTest.test_invalid_move_higher_to_lower'],
  34: [
    '-1 from two heads is refused; Alembic warns and takes one',
    'TV BranchedPathTest.test_downgrade_once_order_left',
  ],
  35: [
    'label@-1 and id-1 touch only that branch',
    'TV BranchedPathTest.test_downgrade_once_order_left_unbalanced_labelled',
  ],
  36: [
    'branch@branchpoint undoes one branch, whatever names it',
    'TV BranchedPathTest.test_downgrade_single_branch_c2',
  ],
  37: [
    'base+2 undoes every branch above it, label@base+2 one',
    'TV BranchedPathTest.test_relative_downgrade_baseplus2',
  ],
  38: ['a merge undone leaves both sides current', 'TV MergedPathTest.test_downgrade_across_merge_point'],
  39: [
    'what is depended on takes its dependents along, and not the other way round',
    'TV BranchedPathTestCrossDependencies',
  ],
  40: [
    'what only a dependency implies goes after what depends on it',
    'TR MultipleBranchEffectiveHead.test_effective_head',
  ],
  41: ['what a dependency implied is current when the dependent is gone', 'TV DependsOnBranchTestTwo.test_kaboom'],
  42: ['dependencies across, half a merge undone', 'TV DependsOnBranchTestThree.test_downgrade_over_crisscross'],
  43: ['a dependency said twice leaves one clean state', 'TV DependsOnBranchTestFour.test_dependencies_are_normalized'],
  44: [
    'a merge with something that depends on its other side, down and up',
    'TV DependsOnBranchTestFive.test_downgrade_to_depends_on',
  ],
  45: ['reading where a database is creates nothing', 'TC CurrentTest.test_doesnt_create_alembic_version'],
  46: ['several current revisions are several', 'TT TestMigrationContext.test_get_current_revision_multiple_heads'],
  47: ['a ledger row that vanished or came in between is noticed', 'TT UpdateRevTest.test_update_no_match'],
  48: ['rows as branches begin, merge, part and close', 'TT UpdateRevTest.test_add_branches'],
  49: [
    'a stamp below several heads takes their place, one above a merge too',
    'TV BranchedPathTest.test_stamp_down_across_multiple_branch_to_branchpoint',
  ],
  50: ['a stamp of the heads where they are does nothing', 'TV ForestTest.test_stamp_to_heads_no_moves_needed'],
  51: ['stamp --purge clears rows that nobody knows', 'TC StampMultipleHeadsTest.test_stamp_purge'],
  52: [
    'stamps that overlap are refused; Alembic takes them',
    'TC StampMultipleHeadsTest.test_online_stamp_multi_rev_nonsensical',
  ],
  53: [
    'up to date or not, in every state on the way, dependencies included',
    'TC CurrentTest.test_check_heads_success',
  ],
  54: ['current shows heads that a dependency implies', 'TC CurrentTest.test_heads_one_is_dependent'],
  55: [
    'autogenerate is refused where the database is behind',
    'TC RevisionTest.test_create_rev_autogen_db_not_up_to_date',
  ],
  56: [
    'an empty revision is not, but has to know which head it follows',
    'TC RevisionTest.test_create_rev_plain_db_not_up_to_date',
  ],
  57: ['a splice has to be said', 'TP RevisionCommandTest.test_create_script_missing_splice'],
  58: ['a dependency is stored in full, or as its label', 'TC RevisionTest.test_create_rev_depends_on_partial_revid'],
  59: ['ranges of the history', 'TC HistoryTest'],
  60: ['scripts from nothing, from the middle, and back', 'TC UpgradeDowngradeStampTest'],
  61: ['a script has a transaction for each revision', 'TS OfflineTransactionalDDLTest'],
  62: ['each revision a transaction, and none where it says so', 'SU test_environment MigrationTransactionTest'],
  63: ['whoever listens is told of each step', 'TS CallbackEnvironmentTest.test_steps'],
  64: ['the ledger is never a difference, whatever its name', 'AD AutogenVersionTableTest'],
  65: ['what is not managed is left out, on both sides', 'AD AutogenCrossSchemaTest'],
  66: ['a foreign key to a table of others is no accident', 'AD AutogenPlaceholderTableTest'],
  67: ['the default schema said is the default schema', 'AD AutogenDefaultSchemaTest'],
  68: ['types by their arguments and synonyms', 'AD CompareTypeSpecificityTest.test_compare_type'],
  69: ['defaults that are the same in other words, and others', 'AD CompareServerDefaultTest'],
  70: ['serial, a sequence of its own, and a plain number', 'PG PostgresqlDetectSerialTest'],
  71: ['every option of a foreign key', 'SU test_autogen_fks AutogenerateFKOptionsTest'],
  72: [
    'names that differ in case: away before anew',
    'AI AutogenerateIndexTest.test_ix_casing_convention_changed_so_put_drops_first',
  ],
  73: [
    'names that PostgreSQL would cut are refused; Alembic cuts them too',
    'AI TruncatedIdxTest.test_idx_matches_long',
  ],
  74: ['an index becomes a unique constraint and back', 'AI AutogenerateUniqueIndexTest.test_index_becomes_unique'],
  75: ['indexes on expressions, changed or only spelt otherwise', 'AI AutogenerateExpressionIndexTest'],
  76: ['the order of an index', 'AI AutogenerateIndexTest.test_column_sort_changed'],
  77: [
    'one table name in two schemas; exclusions are no indexes',
    'PG PGUniqueIndexAutogenerateTest.test_same_tname_two_schemas',
  ],
  78: ['nulls not distinct, on and off', 'PG PGNullsNotDistinctAutogenerateTest'],
  79: [
    'comments, identity and generated columns',
    'SU test_autogen_comments, test_autogen_identity, test_autogen_computed',
  ],
  80: ['what is dropped comes back as it was', 'AD OrigObjectTest'],
  81: ['added columns keep the order of the entity', 'test_autogen_composition AddColumnOrderTest'],
  82: ['the catalog is read at once, however many tables', 'AD AutogenInspectorCacheTest.test_run_compare'],
  83: ['a change that needs several revisions gets several', 'TP CustomizeRevisionTest'],
  84: ['check passes and fails', 'TC CheckTest'],
  85: [
    'an enum is made with its table, and a value added before it is used',
    'PG PGOfflineEnumTest, PGAutocommitBlockTest.test_alter_enum',
  ],
}

/** The test of a behaviour; its name tells the number and where Alembic tests the same. */
export function conforms(number: number, body: () => void | Promise<void>): void {
  const [what, where] = conformance[number] ?? ['is not in the table', 'nowhere']
  it(`${number}. ${what} (${where})`, body)
}
