import { countedMatters, directionsOf, entryCode, filingBodies, isCounted, isOfQuotaKinds, matters, quotaDirections, type Citing, type FilingBody, type MatterCode, type QuotaDirection } from '@yange/use-case';
import { z } from 'zod';
import { optionalWords, words } from '../body.parts.js';

export const motionId = z.uuid();
export const matter = z.enum(Object.keys(matters) as [MatterCode, ...MatterCode[]]);

export const filingBody = z.enum(Object.keys(filingBodies) as [FilingBody, ...FilingBody[]]);

const counted = Object.keys(countedMatters).map((code) => `“${matters[code as MatterCode].zh}”`).join('、');

/** One thing that a motion asks for. A quantity of a matter that is not counted could not be held to; neither could a kind of quota, or a direction, of a matter that has none. */
export const motionItem = z
  .strictObject({
    matter,
    subjects: z.array(z.strictObject({ id: z.string().min(1).max(200), name: words })).max(200).default([]),
    words: optionalWords,
    quantity: z.int().min(1).max(1_000_000).optional().describe('所批数量，各对象合计；不填则不限数量 · how many it grants, over all that it is about together; left out where it binds no quantity'),
    quotaKind: entryCode.optional().describe('编制类型（按代码）；不填则不限类型 · kind of quota, by its code; left out where any will do'),
    direction: z.enum(Object.keys(quotaDirections) as [QuotaDirection, ...QuotaDirection[]]).optional().describe('核增、核减或划转；不填则不限 · which way it goes; left out where any will do'),
  })
  .refine((item) => item.quantity === undefined || isCounted(item.matter), { path: ['quantity'], message: `该事项不计数量，不能填写；计数的事项：${counted} · of this matter no quantity is counted` })
  .refine((item) => item.quotaKind === undefined || isOfQuotaKinds(item.matter), { path: ['quotaKind'], message: '该事项不分编制类型，不能填写 · this matter is of no kind of quota' })
  .refine((item) => item.direction === undefined || directionsOf(item.matter).includes(item.direction), {
    path: ['direction'],
    error: ({ input }) => {
      const own = directionsOf((input as { readonly matter: MatterCode }).matter);
      return own.length === 0 ? '该事项不分核增、核减、划转，不能填写 · this matter goes no such way' : `该事项只能填${own.map((one) => quotaDirections[one].zh).join('、')} · this matter goes these ways only: ${own.join(', ')}`;
    },
  });

/** What a motion asks for. */
export const motionText = {
  title: words,
  items: z.array(motionItem).min(1).max(50),
  necessity: z.string().trim().min(1).max(4000),
  planHash: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('试算过的方案的内容哈希 · SHA-256 of the plan that was tried out, as what-if told it: the decision then covers that plan alone'),
} as const;

/** Version and hash of the text that was read. */
export const seen = { version: z.int().min(1), contentHash: z.string().regex(/^[0-9a-f]{64}$/) } as const;

const paper = z.strictObject({ number: words, title: optionalWords, issuer: words, issuedOn: z.iso.date() });

export const optionalPaper = paper.nullable().default(null) as z.ZodType<Citing | null>;
