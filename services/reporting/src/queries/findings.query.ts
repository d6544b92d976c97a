import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { momentParams, positionsKnownAt } from '../view/ledger.moment.js';
import { buildReportView } from '../view/report.reading.js';
import { positionsShape, reportFindingShape } from '../view/report.shapes.js';

/** What the report's figures contradict, found by general rules. */
export const findingsQuery = defineQuery({
  name: 'findings',
  title: { zh: '矛盾与疑点', en: 'Findings' },
  path: 'findings',
  right: 'read',
  params: z.strictObject({ rule: z.string().max(60).optional(), ...momentParams }),
  answer: z.strictObject({ findings: z.array(reportFindingShape), positions: positionsShape }),
  run: async ({ rule, asOf, knownAt }, { district, read }) => {
    const { findings, positions } = await buildReportView(read, district, { asOf, known: await positionsKnownAt(read, district, knownAt) });
    return { findings: findings.filter((one) => rule === undefined || one.rule === rule), positions };
  },
});
