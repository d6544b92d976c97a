import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { buildReportView } from '../../view/report.reading.js';

/** The whole reporting view: every figure beside its derivation, the findings, and the positions that it was read at. */
export const figuresQuery = defineQuery({
  name: 'figures',
  title: { zh: '汇报数据与推算数据', en: 'Figures declared and derived' },
  path: 'figures',
  right: 'read',
  params: z.object({}),
  run: (_params, { district, read }) => buildReportView(read, district),
});
