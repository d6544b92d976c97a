import { defineQuery, endOfTime, onDate, shown } from '@yange/use-case';
import { z } from 'zod';
import { documentTrail, trailShape } from '../changes/document.trail.js';

/** 一文查到底: from a document to everything that it caused. */
export const documentTrailQuery = defineQuery({
  name: 'document-trail',
  title: { zh: '一文查到底', en: 'From a document to all that it caused' },
  path: 'document-trail',
  right: 'read',
  followed: true,
  params: z.strictObject({ document: z.string().min(1).max(200).describe('文号、标题或编号 · number, title or id'), ...onDate }),
  answer: z.strictObject({ on: shown.on }).extend(trailShape.shape),
  run: async ({ document, on }, { district, read, asked }) => {
    const trail = await documentTrail(read, district, document, on ?? asked?.on ?? endOfTime);
    return trail === null ? null : { on: on ?? null, ...trail };
  },
});
