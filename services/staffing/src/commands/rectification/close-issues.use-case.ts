import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { rectificationLedgerStream } from '../../domain/rectification-ledger/rectification-ledger.aggregate.js';
import { decideCloseIssues } from '../../domain/rectification-ledger/rectification-ledger.decider.js';
import { noneOrMore, optionalWords, wordList, words } from '../body.parts.js';

export const closeIssuesUseCase = defineUseCase({
  name: 'close-issues',
  title: { zh: '问题销号', en: 'Close issues of a ledger' },
  path: 'rectification/closings',
  right: 'staffing.record',
  body: z.strictObject({ ledger: words, kind: words, count: noneOrMore.default(0), issueIds: z.array(z.uuid()).max(500).default([]), means: wordList, evidence: optionalWords }),
  streams: ({ ledger }) => ({ issues: rectificationLedgerStream(ledger) }),
  decide: (body, { issues }, meta) => {
    const { events, violations } = decideCloseIssues(body, issues, meta.effective);
    return { append: { issues: events }, violations };
  },
});
