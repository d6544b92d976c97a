import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { correctionRight } from '../correction.authority.js';
import { defineUseCase } from '../use-case.definition.js';

export const takeBackImportName = 'take-back-import';

/** What a second person signs: which rows, and up to where they lay when that was proposed. What the same files bring later is another matter. */
export const takeBackImportBody = z.strictObject({
  importId: z.uuid(),
  upTo: z.number().int().min(1).describe('日志位置：此后同一文件再导入的行不在内 · position of the log; rows after it are not taken back'),
  rows: z.number().int().min(1),
  reason: z.string().trim().min(1).max(500),
});

/**
 * 撤回导入: that all rows of an upload are taken back, as a slip of the pen. It is only ever prepared by one person and signed by another, and writes nothing but the signature: under it the rows are
 * taken back one after the other, by whoever may sign and wrote nothing of it (`rowTakenBack`).
 */
export const takeBackImport = defineUseCase({
  name: takeBackImportName,
  title: { zh: '撤回导入', en: 'Take an import back' },
  path: 'takings-back',
  right: correctionRight,
  slip: true,
  body: takeBackImportBody,
  streams: () => ({}),
  decide: (_body, _timelines, { prepared }) => {
    if (prepared === undefined) throw new Rejected('slip-second-person', '撤回导入须由一人提出、另一人签办', 'an import is taken back by what one person proposes and another signs');
    return { append: {} };
  },
});
