import type { Violation } from '@yange/kernel';
import { filingBodies, matterLaw, matters, streamOf, type AggregateDefinition, type FilingBody, type MatterCode, type MatterLevel } from '@yange/use-case';
import type { MatterLevelEvent } from './motion.events.js';

export type Level = MatterLevel;

/** What the district has set, matter by matter; the law holds for the others. */
export interface MatterLevels {
  readonly levels: ReadonlyMap<string, Level>;
  readonly filings: ReadonlyMap<string, readonly FilingBody[]>;
}

/** Which level decides which matter, and with whom it is filed: data of the district, by effective date. */
export const matterLevels: AggregateDefinition<MatterLevels, MatterLevelEvent> = {
  name: 'matter-levels',
  initial: () => ({ levels: new Map(), filings: new Map() }),
  apply: (state, event) =>
    event.type === 'MatterLevelSet'
      ? { ...state, levels: new Map(state.levels).set(event.data.matter, event.data.level === 'district' ? 'district' : 'city') }
      : { ...state, filings: new Map(state.filings).set(event.data.matter, event.data.bodies.filter(isBody)) },
};

const isBody = (code: string): code is FilingBody => code in filingBodies;

export const matterLevelsStream = streamOf(matterLevels);

export const levelOf = (matter: MatterCode, { levels }: MatterLevels): Level => levels.get(matter) ?? matterLaw(matter).level;

/** LEVEL_AUTHORITY: a district does not give itself what the level above decides. @param city whether whoever sets it decides for the city */
export const byCityAlone = ({ matter, level }: { readonly matter: MatterCode; readonly level: Level }, city: boolean): Violation | null =>
  level === 'city' || city ? null : { rule: 'matter-level-by-city', zh: `“${matters[matter].zh}”由市决定是否下放，区不得自行下放`, en: `the city says whether the district decides "${matters[matter].en}"`, facts: { matter } };

/** What the law has filed with somebody is filed there: a district adds to it. */
export const withinLaw = (matter: MatterCode, bodies: readonly FilingBody[]): Violation | null => {
  const missing = matterLaw(matter).filedWith.filter((body) => !bodies.includes(body));
  if (missing.length === 0) return null;
  return { rule: 'filing-below-law', zh: `“${matters[matter].zh}”依法须报${missing.map((body) => filingBodies[body].zh).join('、')}备案`, en: `by law "${matters[matter].en}" is filed with ${missing.map((body) => filingBodies[body].en).join(', ')}`, facts: { matter } };
};

export const filingsOf = (matter: MatterCode, { filings }: MatterLevels): readonly FilingBody[] => filings.get(matter) ?? matterLaw(matter).filedWith;
