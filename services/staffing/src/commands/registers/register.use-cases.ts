import { derivedId } from '@yange/kernel';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { ledgerId, rectificationLedgerStream } from '../../domain/rectification-ledger/rectification-ledger.aggregate.js';
import { decideOpenSubjects } from '../../domain/rectification-ledger/subject.decider.js';
import { registerSnapshotStream } from '../../domain/register-snapshot/register-snapshot.aggregate.js';
import { decideCompareSnapshot, decideDeleteSnapshot, decideLoadSnapshot, deletionBases } from '../../domain/register-snapshot/register-snapshot.decider.js';
import { problemTypes } from '../../domain/reference/problem-types.js';
import { registerKinds } from '../../domain/reference/register-kinds.js';
import { day, words } from '../body.parts.js';
import { problemTypeNamed } from '../rectification/problem-type.parts.js';

// The doors of `src/registers` call these, with numbers that they have counted: no body holds anything of a person.

const count = z.int().min(0).max(1_000_000);
const snapshot = { snapshotId: z.uuid(), kind: words, takenOn: day } as const;
const counted = { comparedTo: z.int().min(0), differences: z.array(z.strictObject({ code: words, count })).max(50), suspects: count } as const;

export const loadRegisterUseCase = defineUseCase({
  name: 'load-register',
  title: { zh: '载入台账快照', en: 'Load a register as it was on a day' },
  path: 'register-snapshots/:snapshotId/loading',
  right: 'registers.load',
  ofAnyDay: true,
  body: z.strictObject({ ...snapshot, rows: count, rejected: count, fileHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  streams: ({ snapshotId }) => ({ snapshot: registerSnapshotStream(snapshotId), kinds: registerKinds.stream() }),
  decide: (body, timelines) => {
    const { code, name } = registerKinds.find(timelines.kinds, body.takenOn, body.kind);
    return { append: { snapshot: decideLoadSnapshot({ ...body, kind: code, kindName: name }, timelines.snapshot).events }, answer: { snapshotId: body.snapshotId } };
  },
});

export const compareRegisterUseCase = defineUseCase({
  name: 'compare-register',
  title: { zh: '台账比对', en: 'Hold a register against the log' },
  path: 'register-snapshots/:snapshotId/comparisons',
  right: 'registers.load',
  administrative: true,
  body: z.strictObject({ ...snapshot, kindName: words, ...counted }),
  streams: ({ snapshotId }) => ({ snapshot: registerSnapshotStream(snapshotId) }),
  decide: (body, timelines) => ({ append: { snapshot: decideCompareSnapshot(body, timelines.snapshot).events }, answer: { snapshotId: body.snapshotId } }),
});

export const deleteSnapshotUseCase = defineUseCase({
  name: 'delete-register-snapshot',
  title: { zh: '删除台账快照', en: 'Delete a snapshot of a register' },
  path: 'register-snapshots/:snapshotId/deletion',
  right: 'registers.load',
  administrative: true,
  body: z.strictObject({ snapshotId: z.uuid(), basis: z.enum(deletionBases) }),
  streams: ({ snapshotId }) => ({ snapshot: registerSnapshotStream(snapshotId) }),
  decide: ({ snapshotId, basis }, timelines) => ({ append: { snapshot: decideDeleteSnapshot(snapshotId, basis, timelines.snapshot).events }, answer: { snapshotId } }),
});

const subject = z.strictObject({
  title: words,
  personId: z.uuid().nullable(),
  unknownPersonId: z.uuid().nullable(),
  organId: z.uuid().nullable(),
  difference: words,
  snapshotId: z.uuid(),
  registerKind: words,
});

export type IssueSubjectInput = z.infer<typeof subject>;

/** One row of a ledger per person, whichever snapshot finds them: the same person found again is the same row. */
export const subjectIssueId = (ledger: string, { personId, unknownPersonId, organId, difference }: IssueSubjectInput): string =>
  derivedId('register-issue', ledgerId(ledger), personId ?? unknownPersonId ?? `${organId ?? ''} ${difference}`);

export const openRegisterIssuesUseCase = defineUseCase({
  name: 'open-register-issues',
  title: { zh: '比对差异列入整改台账', en: 'Open differences of registers as rows of a ledger' },
  path: 'register-snapshots/:snapshotId/issues',
  right: 'registers.open',
  body: z.strictObject({ snapshotId: z.uuid(), ledger: words, kind: words, deadline: day.optional(), subjects: z.array(subject).min(1).max(500) }),
  streams: ({ ledger }) => ({ issues: rectificationLedgerStream(ledger), types: problemTypes.stream() }),
  decide: ({ ledger, kind: word, deadline, subjects }, { issues, types }, meta) => {
    const kind = problemTypeNamed(types, meta.effective.to, word);
    const rows = subjects.map((one) => ({ ...one, issueId: subjectIssueId(ledger, one) }));
    const { events, opened, reopened } = decideOpenSubjects({ ledger, kind, deadline: deadline ?? '', rows }, issues, meta.effective);
    return { append: { issues: events }, answer: { opened: String(opened), reopened: String(reopened), alreadyOpen: String(rows.length - opened - reopened) } };
  },
});
