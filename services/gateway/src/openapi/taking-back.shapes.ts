import { shown } from '@yange/use-case';
import { z } from 'zod';

const { text, count } = shown;

const refusal = { column: text.describe('列名 · column'), rule: text, zh: text, en: text };

export const takingBackReportShape = z
  .strictObject({
    importId: shown.id,
    state: z.enum(['running', 'done', 'partly', 'cancelled', 'failed']).describe('partly：有的行不能撤回 · some rows cannot be taken back'),
    startedAt: z.iso.datetime(),
    by: text,
    rows: count.describe('所签办的行数，含已不再计入的行 · rows that were signed for'),
    looked: count.describe('已办的行 · rows that were dealt with: takenBack + nothingLeft + before + refused'),
    takenBack: count,
    nothingLeft: count.describe('所记事项早已不计 · rows of which nothing counted any more'),
    before: count.describe('此前已撤回 · taken back before'),
    refused: count,
    events: count.describe('撤销的事件 · events that were annulled'),
    problems: z.array(z.strictObject({ service: text, table: text, row: text, ...refusal })).describe('不能撤回的行，前一千个 · rows that cannot be taken back, the first thousand'),
    failure: z.strictObject({ code: text, zh: text, en: text }).optional(),
  })
  .meta({ id: 'TakingBackReport', description: '撤回导入的进度与结果 · how far taking an import back is, and what came of it' });

const proposal = z.strictObject({
  draftId: shown.id,
  stage: z.enum(['open', 'submitted', 'returned', 'withdrawn', 'signed']),
  version: count,
  contentHash: z.hex(),
  writers: z.array(text),
  reason: text,
  upTo: count.describe('日志位置 · position of the log: rows up to there are meant'),
  rows: count,
  counting: count.describe('其中仍计入的事件 · events of these rows that still count'),
});

const place = z.strictObject({ position: count, recordedAt: text }).nullable();

export const recordedImportShape = z
  .strictObject({
    importId: shown.id,
    state: z.enum(['nothing', 'recorded', 'proposed', 'signed', 'running', 'taken-back']).describe('nothing：无此导入；signed：已签办，尚有未撤回的行 · signed: rows are left'),
    rows: count,
    events: count,
    counting: count.describe('仍计入的事件 · events that nobody has corrected or annulled'),
    services: z.array(z.strictObject({ service: text, rows: count, events: count, counting: count, first: place, last: place, position: count, proposals: z.array(proposal) })),
    run: takingBackReportShape.nullable().describe('本进程所知的撤回 · taking it back, as far as this process knows'),
  })
  .meta({ id: 'RecordedImport', description: '一次上传在各日志中的情况 · an upload as the logs hold it' });

const resting = z.strictObject({ service: text, eventId: shown.id, type: text, streamId: text, position: count, effectiveTo: text, why: z.enum(['follows-from', 'names']) });

export const takingBackPageShape = z
  .strictObject({
    service: text,
    rows: z.array(
      z.strictObject({
        table: text,
        row: text.describe('序号'),
        recordedAt: text,
        events: z.array(z.strictObject({ eventId: shown.id, type: text, streamId: text, effectiveTo: text, counts: z.boolean() })).describe('将撤销的事件 · events that would be annulled, where they count'),
        resting: z.array(resting).describe('以其为前提、又非同一上传带来的事实 · facts that rest on them and came by something else, over all logs'),
        unavailable: z.array(z.strictObject({ service: text, code: text })).describe('未能说明的服务 · services that cannot tell'),
        never: z.strictObject(refusal).optional().describe('无论如何不能撤回的原因 · why it cannot be taken back whatever rests on it'),
      }),
    ),
    next: count.nullable().describe('下一页的 before · before of the next page'),
  })
  .meta({ id: 'TakingBackPage' });

export type TakingBackReport = z.infer<typeof takingBackReportShape>;
export type RecordedImport = z.infer<typeof recordedImportShape>;
export type TakingBackPage = z.infer<typeof takingBackPageShape>;
