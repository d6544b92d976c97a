import { isCalendarDate } from '@yange/kernel';
import { defineQuery, endOfTime } from '@yange/use-case';
import { z } from 'zod';
import { draftProofAnswer } from './draft-proof.answer.js';
import { readDraft, type DraftReading } from '../proof/draft.reading.js';
import type { ProofVerdict } from '../proof/number.judgement.js';
import { remarkOf, verdictWords } from '../proof/proof.words.js';
import { figureValue } from '../view/report.view.js';

const params = z.strictObject({
  /** the draft, a paragraph each; offsets in the answer count UTF-16 units of these */
  paragraphs: z.array(z.string().max(50_000)).min(1).max(5_000),
  /** the end of this day holds for numbers beside which the draft gives no date; today where none is given */
  on: z.string().refine(isCalendarDate, '没有这一天 · no such day').optional(),
});

/** 校核: every number of a draft beside what the log gives, with document and day. Nothing of the draft is kept. */
export const draftProofQuery = defineQuery({
  name: 'draft-proof',
  title: { zh: '校核文稿中的数据', en: 'Proof-read the numbers of a draft' },
  path: 'draft-proofs',
  right: 'read',
  asked: 'by-body',
  params,
  answer: draftProofAnswer,
  run: async ({ paragraphs, on: wanted }, { district, read, asked }) => {
    const on = wanted ?? asked?.on ?? endOfTime;
    const { numbers, positions } = await readDraft(read, district, paragraphs, on);
    const counts = Object.fromEntries(Object.keys(verdictWords).map((verdict) => [verdict, numbers.filter((one) => one.verdict === verdict).length])) as Record<ProofVerdict, number>;
    return { on, counts, numbers: numbers.map(numberView), positions };
  },
});

const numberView = (proven: DraftReading['numbers'][number]) => {
  const { paragraph, number, verdict, by, claim, value, nearest, document, effects, documents } = proven;
  const { from, to, text, kind, value: said, unit, approximate } = number;
  return {
    place: { paragraph, from, to },
    text,
    kind,
    value: said,
    unit,
    approximate,
    verdict,
    verdictWords: verdictWords[verdict],
    by,
    figureId: claim?.figureId === '' ? null : (claim?.figureId ?? null),
    measure: claim === null ? null : { id: claim.measure, title: claim.title, scope: claim.scope, unit: claim.unit },
    derived: value === null ? null : { value: value.value === null ? null : figureValue(value.value), basis: value.basis, asOf: value.asOf, reason: value.reason },
    document,
    eventsThen: effects,
    events: value?.events ?? [],
    uncertain: value?.uncertain ?? [],
    documents,
    nearest: nearest.map((one) => ({ id: one.measure, title: one.title, scope: one.scope })),
    remark: remarkOf(proven, documents),
  };
};
