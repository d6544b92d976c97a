import type { EnforcementEvent } from '@yange/contracts';
import { nothing, reading, type Contribution, type Reading } from '../ledger/contribution.js';
import { blockLevel, stated } from '../ledger/members.reading.js';

/** What a team carries and what it has for it. Strength is what enforcement states of it; the accounts of its posts are staffing's, under `quota` and `staff`. */
export const teamPracticeContributions = (event: EnforcementEvent): Reading => {
  switch (event.type) {
    case 'TeamItemsSet':
      return reading([blockLevel(of('team-items', '项', event.data), event.data.teamId, event.data.items)]);
    case 'TeamStrengthStated':
      return reading([strength('team-people', '人', event.data, event.data.people), strength('team-posts', '名', event.data, event.data.quota), strength('team-auxiliaries', '人', event.data, event.data.auxiliary)]);
    case 'TeamCasesReported': {
      const { teamId, periodFrom, periodTo, accepted, finished } = event.data;
      const cases = (measure: string, count: number) => blockLevel(of(measure, '件', event.data, { periodFrom, periodTo }), `${teamId}/${periodFrom}`, count);
      return reading([cases('team-cases-accepted', accepted), cases('team-cases-finished', finished)]);
    }
    case 'TeamFundsAllotted': {
      const { teamId, year, amount, source } = event.data;
      return reading([blockLevel(of('team-funds', '元', event.data, { year: String(year), source }), `${teamId}/${year}`, Number(amount))]);
    }
    case 'TeamEquipmentSet': {
      const { teamId, item, measureWord, count } = event.data;
      return reading([blockLevel(of('team-equipment', measureWord, event.data, { item, measureWord }), `${teamId}/${item}`, count)]);
    }
    default:
      return nothing;
  }
};

interface Team {
  readonly teamId: string;
  readonly team: string;
}

const of = (measure: string, unit: string, { teamId, team }: Team, more: Readonly<Record<string, string>> = {}) => ({ measure, unit, dims: { owner: team, ownerId: teamId, ...more } });

const strength = (measure: string, unit: string, team: Team, count: number): Contribution => stated(of(measure, unit, team), team.teamId, count);
