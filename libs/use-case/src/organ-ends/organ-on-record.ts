import type { Violation } from '@yange/kernel';
import type { OrganInput } from '../organ.input.js';
import type { CommandMeta } from '../use-case.definition.js';

/** What the service of organisations told of an organ's beginning, as another service has it noted. */
export interface OrganOnRecord {
  /** event of organisations, and the day from which it is there by that; empty: since ever. What was corrected or annulled is gone */
  readonly told: readonly { readonly source: string; readonly since: string }[];
  /** all that told of it was annulled: it never was */
  readonly annulled: boolean;
}

/** What ended was there, whoever told of its beginning. */
export interface KnownOrgan {
  readonly onRecord: OrganOnRecord;
  readonly endedOn: string | null;
}

export const notOnRecord: OrganOnRecord = { told: [], annulled: false };

export interface NotedBeginning {
  readonly sourceEventId: string;
  readonly since: string;
  readonly supersedesEventId: string;
}

export const withBeginning = ({ told }: OrganOnRecord, { sourceEventId: source, since, supersedesEventId }: NotedBeginning): OrganOnRecord =>
  ({ told: [...told.filter((one) => one.source !== supersedesEventId), { source, since }], annulled: false });

export const withoutBeginning = ({ told, annulled }: OrganOnRecord, source: string): OrganOnRecord => {
  const left = told.filter((one) => one.source !== source);
  return { told: left, annulled: annulled || (told.length > 0 && left.length === 0) };
};

/** Under which rules of its own a service holds whom it gives something to what is on record. */
export interface OnRecordRules {
  /** what set the organ up was annulled */
  readonly annulled: string;
  /** no organ of that id is on record on that day */
  readonly stranger: string;
}

/**
 * An organ that is given something is on record by that day, and what set it up was not annulled. Rows of history come with the organs that they name, whose notes come when they come: what an import left with
 * such an organ the findings tell.
 * @param followed whether any organ was noted yet: before the first nobody can be told from a stranger
 */
export const standingOf = ({ known: { onRecord: { told, annulled }, endedOn }, rules, followed }: { readonly known: KnownOrgan; readonly rules: OnRecordRules; readonly followed: boolean }, organ: OrganInput, { effective, mode }: CommandMeta): readonly Violation[] => {
  const facts = { organ: organ.id };
  if (mode !== 'live') return [];
  if (annulled) return [{ rule: rules.annulled, zh: `“${organ.name}”的设立登记已撤销，不能再有所属事项`, en: `what set up "${organ.name}" was annulled: nothing is given to it`, facts }];
  if (!followed || (told.length === 0 && endedOn !== null) || told.some(({ since }) => since <= effective.to)) return [];
  const first = told.map(({ since }) => since).sort()[0];
  return [first === undefined
    ? { rule: rules.stranger, zh: `机构“${organ.name}”不在册（刚登记的请稍后再试）`, en: `no organ "${organ.name}" is on record; what was recorded just now may not have come yet: try again in a moment`, facts }
    : { rule: rules.stranger, zh: `机构“${organ.name}”自 ${first} 起才在册`, en: `"${organ.name}" is on record only from ${first} on`, facts: { ...facts, since: first } }];
};

/** What may be on its way: an organ of which nothing at all was told yet, where others are told of. One that was set up a moment ago is no stranger for that. */
export const awaitedOf = ({ known: { onRecord: { told, annulled }, endedOn }, followed }: { readonly known: KnownOrgan; readonly followed: boolean }, organ: OrganInput, { mode }: Pick<CommandMeta, 'mode'>): readonly string[] =>
  mode === 'live' && followed && told.length === 0 && !annulled && endedOn === null ? [organ.id] : [];
