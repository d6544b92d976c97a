import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { evidenceOnRecord } from '../../domain/document-note/document-note.aggregate.js';
import { ownerSchema } from '../../domain/owner/owner.js';
import { postAllotmentStream } from '../../domain/post-allotment/post-allotment.aggregate.js';
import { quotaAccountStream } from '../../domain/quota-account/quota-account.aggregate.js';
import { quotaTypeSchema } from '../../domain/quota-account/quota-type.js';
import { postsRaise, quotaRaise } from '../../domain/rectification-ledger/raised-cap.js';
import { rectificationLedgerStream } from '../../domain/rectification-ledger/rectification-ledger.aggregate.js';
import { decideCloseIssues } from '../../domain/rectification-ledger/rectification-ledger.decider.js';
import { closingMeans } from '../../domain/reference/closing-means.js';
import { problemTypes } from '../../domain/reference/problem-types.js';
import { level, noneOrMore, optionalWords, wordList, words } from '../body.parts.js';
import { problemTypeInLedger } from './problem-type.parts.js';

/** By which event the cap rose (增编): in the account of that kind, or else in the leadership posts of that level. */
const raisedBy = z.strictObject({ eventId: z.uuid(), owner: ownerSchema, type: quotaTypeSchema.optional(), level });

export const closeIssuesUseCase = defineUseCase({
  name: 'close-issues',
  title: { zh: '问题销号', en: 'Close issues of a ledger' },
  path: 'rectification/closings',
  right: 'staffing.record',
  body: z.strictObject({
    ledger: words,
    kind: words,
    count: noneOrMore.default(0),
    issueIds: z.array(z.uuid()).max(500).default([]),
    /** names or codes of the table of means of that day; other words are kept as they are */
    means: wordList,
    evidence: optionalWords,
    raisedBy: raisedBy.optional(),
  }),
  streams: ({ ledger, raisedBy: by }) => ({
    issues: rectificationLedgerStream(ledger),
    means: closingMeans.stream(),
    types: problemTypes.stream(),
    account: quotaAccountStream(by?.owner ?? nobody, by?.type ?? noKind),
    allotment: postAllotmentStream(by?.owner ?? nobody, by?.level ?? ''),
  }),
  relies: ({ evidence }) => evidenceOnRecord(evidence),
  decide: (body, { issues, means: table, types, account, allotment }, meta) => {
    const date = meta.effective.to;
    const known = closingMeans.on(table, date);
    const found = body.means.map((word) => known.find(({ code, name }) => code === word || name === word));
    const { raisedBy: by } = body;
    const raise = by === undefined ? null : ((by.type === undefined ? postsRaise(allotment, postAllotmentStream(by.owner, by.level).streamId, by.eventId, date) : quotaRaise(account, quotaAccountStream(by.owner, by.type).streamId, by.eventId, date)) ?? undefined);
    const means = body.means.map((word, index) => found[index]?.name ?? word);
    const { events, violations } = decideCloseIssues({ ...body, kind: problemTypeInLedger(issues, types, date, body.kind), means, byRaising: found.some((entry) => entry?.marks.includes('raises-cap')), raised: raise, raisedFor: by?.owner.organId ?? '' }, issues, meta.effective);
    return { append: { issues: events }, violations };
  },
});

// Read where no cap was raised: streams that nothing is ever written to.
const nobody = ownerSchema.parse({ name: '—' });
const noKind = quotaTypeSchema.parse({ kind: 'unstated' });
