import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { byFigureId } from '../figures/figure-id.js';
import { declaredFigures } from '../view/report.reading.js';

/** What the report says, without any derivation. */
export const declaredFiguresQuery = defineQuery({
  name: 'declared-figures',
  title: { zh: '汇报所列数据', en: 'Declared figures' },
  path: 'declared-figures',
  right: 'read',
  params: z.object({}),
  run: async (_params, { district, read }) => ({ figures: [...(await declaredFigures(read, district))].sort((a, b) => byFigureId(a.id, b.id)) }),
});
