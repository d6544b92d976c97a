import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { buildReportView } from '../view/report.reading.js';
import { positionsShape, reportFindingShape } from '../view/report.shapes.js';

/** What the report's figures contradict, found by general rules. */
export const findingsQuery = defineQuery({
  name: 'findings',
  title: { zh: '矛盾与疑点', en: 'Findings' },
  path: 'findings',
  right: 'read',
  followed: true,
  dated: true,
  params: z.strictObject({ rule: z.string().max(60).optional() }),
  answer: z.strictObject({ findings: z.array(reportFindingShape), positions: positionsShape }),
  run: async ({ rule }, { district, read, asOf, known = null }) => {
    const { findings, positions } = await buildReportView(read, district, { asOf, known });
    return { findings: findings.filter((one) => rule === undefined || one.rule === rule), positions };
  },
});
