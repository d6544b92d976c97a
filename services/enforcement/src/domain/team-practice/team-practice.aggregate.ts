import type { EnforcementEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

export type TeamPracticeEvent = Extract<
  EnforcementEvent,
  { type: 'TeamTrained' | 'TeamDocumentsAdopted' | 'TeamFundsAllotted' | 'TeamEquipmentSet' | 'TeamStrengthStated' | 'TeamItemsSet' | 'TeamCasesReported' | 'TeamAuthorised' | 'TeamAuthorisationEnded' | 'TeamCertificatesCounted' }
>;

export interface Authorisation {
  readonly number: string;
  /** last day; empty for no end */
  readonly until: string;
}

/** What one team works with, and what it does. Levels are as said last; hours and cases add up. */
export interface TeamPractice {
  readonly team: string;
  readonly hours: number;
  readonly documents: readonly string[];
  /** year → yuan */
  readonly funds: ReadonlyMap<number, bigint>;
  /** item → pieces */
  readonly equipment: ReadonlyMap<string, number>;
  /** null until somebody has stated it */
  readonly strength: { readonly people: number; readonly quota: number; readonly auxiliary: number } | null;
  readonly items: number | null;
  /** 主体资格; null without one */
  readonly authorisation: Authorisation | null;
  /** 执法证: how many of its people hold one; null until somebody has counted */
  readonly certificates: number | null;
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  readonly accepted: number;
  readonly finished: number;
}

export const teamPractice: AggregateDefinition<TeamPractice, TeamPracticeEvent> = {
  name: 'team-practice',
  initial: () => ({ team: '', hours: 0, documents: [], funds: new Map(), equipment: new Map(), strength: null, items: null, authorisation: null, certificates: null, periods: [], accepted: 0, finished: 0 }),
  apply: (known, event) => {
    const state = { ...known, team: event.data.team };
    switch (event.type) {
      case 'TeamTrained':
        return { ...state, hours: state.hours + event.data.hours };
      case 'TeamDocumentsAdopted':
        return { ...state, documents: event.data.documents.map(({ name }) => name) };
      case 'TeamFundsAllotted':
        return { ...state, funds: new Map(state.funds).set(event.data.year, event.data.amount) };
      case 'TeamEquipmentSet':
        return { ...state, equipment: new Map(state.equipment).set(event.data.item, event.data.count) };
      case 'TeamStrengthStated':
        return { ...state, strength: { people: event.data.people, quota: event.data.quota, auxiliary: event.data.auxiliary } };
      case 'TeamItemsSet':
        return { ...state, items: event.data.items };
      case 'TeamAuthorised':
        return { ...state, authorisation: { number: event.data.number, until: event.data.until } };
      case 'TeamAuthorisationEnded':
        return { ...state, authorisation: null };
      case 'TeamCertificatesCounted':
        return { ...state, certificates: event.data.holders };
      case 'TeamCasesReported': {
        const { periodFrom, periodTo, accepted, finished } = event.data;
        return { ...state, periods: [...state.periods, { from: periodFrom, to: periodTo }], accepted: state.accepted + accepted, finished: state.finished + finished };
      }
    }
  },
  limits: (state) => [...moreFinished(state), ...moreCertificates(state)],
};

/** What was accepted before counting began may be finished after it: a warning, unless the district says otherwise. */
const moreFinished = ({ team, accepted, finished }: TeamPractice): readonly LimitBreach[] =>
  finished <= accepted
    ? []
    : [{ rule: 'finished-exceeds-accepted', zh: `${team}办结 ${finished} 件，多于受理的 ${accepted} 件`, en: `${team} finished ${finished} cases and accepted ${accepted}`, facts: { accepted: String(accepted), finished: String(finished) }, excess: finished - accepted }];

const moreCertificates = ({ team, certificates, strength }: TeamPractice): readonly LimitBreach[] => {
  const excess = certificates === null || strength === null ? 0 : certificates - strength.people;
  if (excess <= 0) return [];
  return [{ rule: 'certificates-exceed-people', zh: `${team}持执法证 ${certificates} 人，多于现有 ${strength?.people} 人`, en: `${certificates} of ${team} hold a certificate, it has ${strength?.people} people`, facts: { certificates: String(certificates), people: String(strength?.people) }, excess }];
};

export const teamPracticeStream = (teamId: string): StreamRef<TeamPractice, TeamPracticeEvent> => streamOf(teamPractice, teamId);
