"""Answers questions about histories with Alembic's own revision map: JSON on stdin, JSON on stdout."""

import json
import sys
import types
import warnings

import alembic
from alembic.runtime.migration import HeadMaintainer
from alembic.script.base import ScriptDirectory
from alembic.script.revision import Revision, RevisionMap

FUNCTIONS = types.SimpleNamespace(upgrade=None, downgrade=None)


class Rows(HeadMaintainer):
    """The version table, without a database."""

    def __init__(self, heads):
        self.context = None
        self.heads = set(heads)

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)

    def _delete_version(self, version):
        self.heads.remove(version)

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)


def revision(spec):
    made = Revision(
        spec["id"],
        tuple(spec["downRevisions"]) or None,
        tuple(spec["dependsOn"]) or None,
        tuple(spec["branchLabels"]) or None,
    )
    made.module = FUNCTIONS
    made.doc = ""
    return made


def directory(specs):
    made = object.__new__(ScriptDirectory)
    made.revision_map = RevisionMap(lambda: [revision(spec) for spec in specs])
    made.revision_map._revision_map
    return made


def moved(current, steps):
    rows = Rows(current)
    for step in steps:
        rows.update_to_step(step)
    return {"path": [step.revision.revision for step in steps], "current": sorted(rows.heads)}


def stamped(current, steps):
    rows = Rows(current)
    for step in steps:
        rows.update_to_step(step)
    return {"path": [], "current": sorted(rows.heads)}


def ids(revisions):
    return {"path": [each.revision for each in revisions if each is not None], "current": []}


def answer(scripts, question):
    kind, target, current = question["kind"], question["target"], tuple(question["current"])
    if kind == "upgrade":
        return moved(current, scripts._upgrade_revs(target, current))
    if kind == "downgrade":
        return moved(current, scripts._downgrade_revs(target, current))
    if kind == "stamp":
        return stamped(current, scripts._stamp_revs(tuple(target.split()), current))
    if kind == "show":
        return ids(scripts.get_revisions(target))
    if kind == "history":
        lower, upper = target.split(":")
        return ids(scripts.walk_revisions(lower or "base", upper or "heads"))
    revisions = scripts.revision_map
    if kind == "heads":
        return {"path": list(revisions.heads), "current": sorted(revisions._real_heads)}
    return {"path": list(revisions.bases), "current": []}


def attempt(work):
    try:
        return work()
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}


def answers(case):
    scripts = attempt(lambda: directory(case["revisions"]))
    if isinstance(scripts, dict):
        return [scripts for _ in case["questions"]]
    return [attempt(lambda: answer(scripts, question)) for question in case["questions"]]


warnings.simplefilter("ignore")
json.dump({"version": alembic.__version__, "answers": [answers(case) for case in json.load(sys.stdin)]}, sys.stdout)
