import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { organFileShape, readOrganFile } from '../organ-files/organ-file.reading.js';
import { readPositions } from '../view/report.reading.js';
import { positionsShape } from '../view/report.shapes.js';

/** One organ as five logs tell of it: names, where it came from and what became of it, quota, staff, posts, powers and grids, each with its events. */
export const organFileQuery = defineQuery({
  name: 'organ-file',
  title: { zh: '机构档案', en: 'File of an organ' },
  path: 'organ-files/:organId',
  right: 'read',
  followed: true,
  params: z.object({ organId: z.uuid(), ...onDate }),
  answer: z.strictObject({ on: shown.on }).extend(organFileShape.shape).extend({ positions: positionsShape }),
  run: ({ organId, on }, { district, read, known = null }) =>
    read.transaction('REPEATABLE READ', async (one) => {
      const file = await readOrganFile(one, district, organId, on ?? endOfTime);
      return file === null ? null : { on: on ?? null, ...file, positions: known ?? (await readPositions(one, district)) };
    }),
});
