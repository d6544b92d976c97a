import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { rectificationLedgerStream } from '../../domain/rectification-ledger/rectification-ledger.aggregate.js';
import { decideOpenIssues } from '../../domain/rectification-ledger/rectification-ledger.decider.js';
import { problemTypes } from '../../domain/reference/problem-types.js';
import { day, noneOrMore, wordList, words } from '../body.parts.js';
import { problemTypeNamed } from './problem-type.parts.js';

export const openIssuesUseCase = defineUseCase({
  name: 'open-issues',
  title: { zh: '问题列入台账', en: 'Open issues of a ledger' },
  path: 'rectification/openings',
  right: 'staffing.record',
  body: z.strictObject({
    ledger: words,
    /** code or name of the table of problem types of that day */
    kind: words,
    /** rows that only a number tells of */
    count: noneOrMore.default(0),
    titles: wordList,
    /** the titled rows were counted before: they leave the block, the total stays */
    drawn: z.boolean().default(false),
    /** the organ that the titled rows are about */
    organId: z.uuid().optional(),
    deadline: day.optional(),
  }),
  streams: ({ ledger }) => ({ issues: rectificationLedgerStream(ledger), types: problemTypes.stream() }),
  decide: ({ titles, deadline, organId, ...body }, { issues, types }, meta) => {
    const named = titles.map((title, index) => ({ id: meta.id(`issue-${index}`), title }));
    const { events, violations } = decideOpenIssues({ ...body, kind: problemTypeNamed(types, meta.effective.to, body.kind), named, organId: organId ?? '', deadline: deadline ?? '', live: meta.mode === 'live' }, issues, meta.effective);
    return { append: { issues: events }, violations, answer: Object.fromEntries(named.map(({ id, title }) => [title, id])) };
  },
});
