import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { readOrganLives } from '../organ-files/organ-file.reading.js';
import { organLifeShape } from '../organ-files/organ.life.js';

/** All organs that were there on that day, or had been: names, category, rank, when they began and ended. */
export const organFilesQuery = defineQuery({
  name: 'organ-files',
  title: { zh: '机构档案目录', en: 'Files of organs' },
  path: 'organ-files',
  right: 'read',
  followed: true,
  params: z.object({ ...onDate }),
  answer: z.strictObject({ on: shown.on, organs: z.array(organLifeShape) }),
  run: async ({ on }, { district, read }) => ({ on: on ?? null, organs: await readOrganLives(read, district, on ?? endOfTime) }),
});
