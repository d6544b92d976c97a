import { Rejected } from '@yange/kernel';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { personStream } from '../../domain/person/person.aggregate.js';
import { personalDataStream } from '../../domain/personal-data/personal-data.aggregate.js';
import { decideErasePersonalData, decideRecordPersonalData, decideRevealPersonalData, erasureBases, revealPurposes, type StagedRecord } from '../../domain/personal-data/personal-data.decider.js';

// The vault's doors call these, after or before what they do in the vault. Their bodies hold no personal data: a log keeps the hash of a body for ever.

/** Names of personal fields, as events and doors say them. */
export const personalFields = ['name', 'identity-number', 'telephone'] as const;
export type PersonalField = (typeof personalFields)[number];

const caseNumber = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z0-9〔〕［］[\]()（）/._-]{4,60}$/u, '须为案号或文号 · must be the number of a case or document')
  .regex(/\d/, '须含编号 · must hold a number')
  .refine((text) => !/\d{11}/.test(text), '不得含个人号码 · must not hold the number of a person');

/**
 * What was staged under random ids for this call: a repeated command stages again and is recognised by its content.
 * `digest` stands for that content: a keyed hash, since a plain one of an identity number can be guessed.
 */
export const recordPersonalDataUseCase = (staged: Omit<StagedRecord, 'personId' | 'fields'>) =>
  defineUseCase({
    name: 'record-personal-data',
    title: { zh: '登记个人信息', en: 'Record personal data' },
    path: 'persons/:personId/personal-data',
    right: 'personal-data.record',
    administrative: true,
    body: z.strictObject({ personId: z.uuid(), isNew: z.boolean(), fields: z.array(z.enum(personalFields)).min(1), digest: z.string() }),
    streams: ({ personId }) => ({ data: personalDataStream(personId), person: personStream(personId) }),
    decide: ({ personId, isNew, fields }, { data, person }) => {
      if (!isNew && data.isNew && person.isNew) throw new Rejected('person-unknown', '没有登记过该人员', 'nobody is recorded under this id', { personId });
      return { append: { data: decideRecordPersonalData({ ...staged, personId, fields }, data).events }, answer: { personId } };
    },
  });

export const revealBody = z.strictObject({ personId: z.uuid(), fields: z.array(z.enum(personalFields)).min(1).max(3).default([...personalFields]), purpose: z.enum(revealPurposes), caseNumber });
export const erasureBody = z.strictObject({ personId: z.uuid(), basis: z.enum(erasureBases) });

export const revealPersonalDataUseCase = defineUseCase({
  name: 'reveal-personal-data',
  title: { zh: '查看完整个人信息', en: 'Show personal data unmasked' },
  path: 'persons/:personId/personal-data/reveals',
  right: 'personal-data.reveal',
  administrative: true,
  body: revealBody,
  streams: ({ personId }) => ({ data: personalDataStream(personId) }),
  decide: (body, { data }) => ({ append: { data: decideRevealPersonalData(body, data).events }, answer: { personId: body.personId } }),
});

export const erasePersonalDataUseCase = defineUseCase({
  name: 'erase-personal-data',
  title: { zh: '删除个人信息', en: 'Erase personal data' },
  path: 'persons/:personId/personal-data/erasure',
  right: 'personal-data.erase',
  body: erasureBody,
  streams: ({ personId }) => ({ data: personalDataStream(personId), person: personStream(personId) }),
  decide: (body, { data, person }, meta) => {
    const { events, violations } = decideErasePersonalData(body, data, person, meta.effective);
    return { append: { data: events }, violations, answer: { personId: body.personId } };
  },
});
