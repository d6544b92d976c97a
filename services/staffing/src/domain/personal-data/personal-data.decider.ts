import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Violation } from '@yange/kernel';
import type { PersonTimeline } from '../person/person.decider.js';
import { ruled, type Ruling } from '../ruling.js';
import { custodyOf, type PersonalDataTimeline } from './personal-data.aggregate.js';
import type { PersonalDataEvent } from './personal-data.events.js';

/** Why somebody is shown what is otherwise masked. */
export const revealPurposes = ['cadre-matter', 'payroll', 'audit', 'discipline', 'own-request', 'rectification'] as const;
export type RevealPurpose = (typeof revealPurposes)[number];

/** On what an erasure rests (个人信息保护法第四十七条): the period of keeping is over, the person asks, it was the wrong person, a court or authority says so. */
export const erasureBases = ['retention-ended', 'own-request', 'wrong-person', 'court-order'] as const;
export type ErasureBasis = (typeof erasureBases)[number];

/** What was put into the vault before the log is told. */
export interface StagedRecord {
  readonly personId: string;
  readonly recordId: string;
  readonly keyId: string;
  readonly fields: readonly string[];
  readonly suite: string;
}

/**
 * The vault holds a person's data, from now on these.
 * @throws {Rejected} `personal-data-changed` the person's key was made or destroyed since the record was sealed: seal it again
 */
export const decideRecordPersonalData = (staged: StagedRecord, data: PersonalDataTimeline): Ruling<PersonalDataEvent> => {
  const { keyId } = custodyOf(data);
  if (keyId !== null && keyId !== staged.keyId) throw changed();
  if (keyId === null && data.facts.some(({ event }) => event.type === 'PersonalDataRecorded' && event.data.keyId === staged.keyId)) throw changed();
  const { fields, ...record } = staged;
  return ruled([staffingContract.make('PersonalDataRecorded', { ...record, personalFields: [...fields] })]);
};

export interface Reveal {
  readonly personId: string;
  readonly fields: readonly string[];
  readonly purpose: RevealPurpose;
  readonly caseNumber: string;
}

/** @throws {Rejected} `personal-data-missing` */
export const decideRevealPersonalData = ({ fields, ...reveal }: Reveal, data: PersonalDataTimeline): Ruling<PersonalDataEvent> => {
  const { recordId, fields: held } = custodyOf(data);
  const shown = held.filter((field) => fields.includes(field));
  if (recordId === null || shown.length === 0) throw missing(reveal.personId);
  return ruled([staffingContract.make('PersonalDataRevealed', { ...reveal, recordId, personalFields: shown })]);
};

export interface Erasure {
  readonly personId: string;
  readonly basis: ErasureBasis;
}

/**
 * Key and ciphertext go; events stay, and speak of a random id that nobody can resolve any more.
 * @throws {Rejected} `personal-data-missing`
 */
export const decideErasePersonalData = ({ personId, basis }: Erasure, data: PersonalDataTimeline, person: PersonTimeline, effective: EffectiveDate): Ruling<PersonalDataEvent> => {
  const { keyId } = custodyOf(data);
  if (keyId === null) throw missing(personId);
  return ruled([staffingContract.make('PersonalDataErased', { personId, keyIds: [keyId], basis })], [stillOnTheBooks(person, basis, effective)]);
};

/** Who is on the books must be known by name (实名制): only what is not this person's may go. */
const stillOnTheBooks = (person: PersonTimeline, basis: ErasureBasis, effective: EffectiveDate): Violation | null => {
  const counted = [person.at(effective.to), ...person.from(effective.to).map(({ state }) => state)].some(({ accountId }) => accountId !== null);
  return counted && basis !== 'wrong-person' && basis !== 'court-order'
    ? { rule: 'personal-data-in-use', zh: '该人员仍在编，实名信息不能删除', en: 'the person is still on the books, and is kept there by name' }
    : null;
};

const changed = (): Rejected => new Rejected('personal-data-changed', '该人员的信息刚被他人更改，请重新提交', "somebody has just changed this person's data: send it again");

const missing = (personId: string): Rejected => new Rejected('personal-data-missing', '保险库中没有该人员的信息', 'the vault holds nothing of this person', { personId });
