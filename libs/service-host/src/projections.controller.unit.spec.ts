import type { ReadModelProgress, RowsDigest } from '@yange/projections';
import { setTimeout as delay } from 'node:timers/promises';
import { ProjectionsController } from './projections.controller.js';

const digest: RowsDigest = { digest: 'ab', tables: [] };

it('reads the rows of one read model at a time, however many ask at once: the pool is left to readers and writers', async () => {
  let reading = 0;
  let most = 0;
  const model = (name: string): Pick<ReadModelProgress, 'name' | 'digest'> => ({
    name,
    digest: async () => {
      most = Math.max(most, (reading += 1));
      await delay(1);
      reading -= 1;
      return digest;
    },
  });
  const controller = new ProjectionsController(['organs', 'quotas', 'posts'].map(model) as ReadModelProgress[], null);
  const answers = await Promise.all(Array.from({ length: 8 }, () => controller.digests()));
  expect(most).toBe(1);
  expect(answers).toEqual(Array(8).fill({ projections: ['organs', 'quotas', 'posts'].map((name) => ({ name, digest })) }));
});
