import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { rectificationLedgerStream } from '../../domain/rectification-ledger/rectification-ledger.aggregate.js';
import { decideReopenIssues } from '../../domain/rectification-ledger/rectification-ledger.decider.js';
import { problemTypes } from '../../domain/reference/problem-types.js';
import { noneOrMore, optionalWords, words } from '../body.parts.js';
import { problemTypeInLedger } from './problem-type.parts.js';

export const reopenIssuesUseCase = defineUseCase({
  name: 'reopen-issues',
  title: { zh: '问题重新列入', en: 'Reopen issues of a ledger' },
  path: 'rectification/reopenings',
  right: 'staffing.record',
  body: z.strictObject({ ledger: words, kind: words, count: noneOrMore.default(0), issueIds: z.array(z.uuid()).max(500).default([]), reason: optionalWords }),
  streams: ({ ledger }) => ({ issues: rectificationLedgerStream(ledger), types: problemTypes.stream() }),
  decide: (body, { issues, types }, meta) => {
    const kind = problemTypeInLedger(issues, types, meta.effective.to, body.kind);
    const { events, violations } = decideReopenIssues({ ...body, kind }, issues, meta.effective);
    return { append: { issues: events }, violations };
  },
});
