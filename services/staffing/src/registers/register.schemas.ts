import { cursorPattern } from '@yange/service-host';
import { z } from 'zod';
import { deletionBases } from '../domain/register-snapshot/register-snapshot.decider.js';
import { differenceCodes } from '../domain/register-snapshot/difference.codes.js';

const codes = Object.keys(differenceCodes) as [keyof typeof differenceCodes, ...(keyof typeof differenceCodes)[]];
const severities = ['suspect', 'difference', 'notice'] as const;
const organ = { organId: z.uuid().nullable(), organName: z.string() } as const;
const count = z.int().min(0);
const kind = { kind: z.string().describe('台账种类代码，见代码表 register-kinds · code of the reference table register-kinds'), kindName: z.string().describe('截至日的种类名称 · its name on that day') } as const;

export const snapshotShape = z.strictObject({
  snapshotId: z.uuid(),
  ...kind,
  pays: z.boolean().describe('据以发放工资、待遇 · money is paid by it'),
  ofOrgans: z.boolean().describe('以机构为行 · a row is an organ'),
  takenOn: z.string().describe('截至日 · the day of which it tells'),
  state: z.enum(['loading', 'compared']),
  fileHash: z.string().nullable().describe('原文件 SHA-256 · of the file as it was brought'),
  rows: count,
  rejected: count.describe('未采用的行 · rows that were left out'),
  keepUntil: z.string().describe('保存至，其后销毁 · destroyed after that day'),
  comparedTo: count.nullable().describe('比对到日志的位置 · position of the log up to which it was compared'),
  supersededBy: z.uuid().nullable().describe('同日同类台账又重新载入的，以后者为准 · the same register of the same day, loaded again since: that one counts'),
});

const side = z.strictObject({ ...organ, lines: z.array(z.int()).describe('原表行号，至多 20 个 · rows of the file, at most 20'), saysLeft: z.boolean().describe('册内已离退 · it says itself that the person left') });
const secondment = z.strictObject({ ...organ, until: z.string().nullable(), pastTerm: z.boolean() }).describe('当日抽调、借调至何处；期满未清退为 pastTerm · seconded that day, and whether beyond the last day');
const place = z.strictObject({ ...organ, kind: z.string(), since: z.string(), leftReason: z.string().nullable().describe('null 为在编 · null while on the books'), secondment: secondment.nullable().optional() });
const otherSide = z.strictObject({ ...organ, ...kind, line: z.int(), takenOn: z.string().optional().describe('另一册截至日 · its day') });

export const differenceShape = z.strictObject({
  n: count.describe('本快照内的编号 · its number in the snapshot'),
  code: z.enum(codes),
  what: z.strictObject({ zh: z.string(), en: z.string() }).describe('差异名称 · the code in words'),
  severity: z.enum(severities).describe('疑似吃空饷、差异、提示 · may be 吃空饷, one side is wrong, cannot be compared'),
  personId: z.uuid().nullable(),
  unknownPersonId: z.uuid().nullable().describe('只有册内才有的人，随机编号 · a random id for whoever only registers know'),
  ...organ,
  register: side.nullable(),
  log: place.nullable(),
  other: otherSide.nullable().describe('另一册 · the other register'),
});

export const totalShape = z.strictObject({ ...organ, inRegister: count.describe('册内行数 · rows of the register'), onBooks: count.describe('在编人数，不含编外 · people on the books'), differences: count, suspects: count });

export const snapshotsAnswer = z.strictObject({ snapshots: z.array(snapshotShape) });
export const snapshotAnswer = snapshotShape.extend({ counts: z.array(z.strictObject({ code: z.enum(codes), severity: z.enum(severities), count })), totals: z.array(totalShape) });
export const differencesAnswer = z.strictObject({ differences: z.array(differenceShape), next: z.string().nullable().describe('下一页的 cursor · cursor of the next page') });
const cursor = z.string().regex(new RegExp(cursorPattern)).optional().describe('上一页的 next · `next` of the page before');

export const differencesQuery = z.strictObject({ cursor, limit: z.coerce.number().int().min(1).max(1_000).default(200), organId: z.uuid().optional(), code: z.enum(codes).optional(), severity: z.enum(severities).optional() });

/** One by one, or all that may be 吃空饷 where none is named. */
export const issuesBody = z.strictObject({ snapshotId: z.uuid(), ledger: z.string().trim().min(1).max(200), kind: z.string().trim().min(1).max(200).default('吃空饷'), deadline: z.iso.date().optional(), differences: z.array(z.int().min(1)).min(1).max(500).optional() });
export const issuesAnswer = z.strictObject({ opened: count, reopened: count.describe('曾销号，再次发现 · had been closed'), alreadyOpen: count });

export const comparisonBody = z.strictObject({ snapshotId: z.uuid() });
export const deletionBody = z.strictObject({ snapshotId: z.uuid(), basis: z.enum(deletionBases) });

export const registerIssue = z.strictObject({
  issueId: z.uuid(),
  ledgerName: z.string(),
  kind: z.string(),
  title: z.string(),
  personId: z.uuid().nullable(),
  unknownPersonId: z.uuid().nullable(),
  organId: z.uuid().nullable(),
  difference: z.string(),
  snapshotId: z.uuid(),
  openedOn: z.string(),
  deadline: z.string().nullable(),
  closedOn: z.string().nullable(),
  means: z.array(z.string()),
  evidence: z.string().nullable(),
  stillFound: z.boolean().nullable().describe('最近一次同类快照是否仍发现，false 为已不再发现；null 为快照均已删除 · whether the last snapshot of its kind still finds it'),
  supersededBy: z.uuid().nullable().describe('列入时所据快照已由同日重新载入的快照取代 · the snapshot that opened it was loaded again for its day: by which'),
  lastCompared: z.strictObject({ snapshotId: z.uuid(), takenOn: z.string() }).nullable(),
});
export const registerIssuesAnswer = z.strictObject({ issues: z.array(registerIssue), next: z.string().nullable().describe('下一页的 cursor · cursor of the next page') });
export const registerIssuesQuery = z.strictObject({ cursor, limit: z.coerce.number().int().min(1).max(1_000).default(200), open: z.enum(['true', 'false']).optional(), organId: z.uuid().optional() });
