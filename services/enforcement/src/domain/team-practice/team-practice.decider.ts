import { enforcementContract } from '@yange/contracts';
import { derivedId, isCalendarDate, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { assertPeriodOver, unlessRecorded, type CommandMeta } from '@yange/use-case';
import type { TeamRegister } from '../team/team.aggregate.js';
import type { TeamEvent } from '../team/team.events.js';
import type { Authorisation, TeamPractice, TeamPracticeEvent } from './team-practice.aggregate.js';

export interface PracticePast {
  readonly teams: Timeline<TeamRegister, TeamEvent>;
  readonly practice: Timeline<TeamPractice, TeamPracticeEvent>;
}

const make = enforcementContract.make;

/**
 * The team as the register has it that day.
 * @throws {Rejected} `unknown-team`; `team-gone` once it was merged, moved up or abolished
 */
const teamOf = ({ teams }: PracticePast, teamId: string, meta: CommandMeta): { teamId: string; team: string } => {
  const node = teams.at(meta.effective.to).nodes.get(teamId);
  if (node?.kind !== 'team') throw new Rejected('unknown-team', `届时没有执法队伍“${teamId}”`, `no team "${teamId}" is known at that date`, { team: teamId });
  if (node.count < 1) throw new Rejected('team-gone', `“${node.name}”届时已不在本区`, `"${node.name}" no longer exists in the district at that date`, { team: teamId });
  return { teamId, team: node.name };
};

const fresh = ({ practice }: PracticePast, event: TeamPracticeEvent, meta: CommandMeta): readonly TeamPracticeEvent[] => unlessRecorded(enforcementContract, practice, event, meta.effective);

interface OfTeam {
  readonly teamId: string;
}

export const train = (past: PracticePast, wanted: OfTeam & { topic: string; people: number; hours: number }, meta: CommandMeta): readonly TeamPracticeEvent[] =>
  fresh(past, make('TeamTrained', { ...wanted, ...teamOf(past, wanted.teamId, meta) }), meta);

export const adoptDocuments = (past: PracticePast, wanted: OfTeam & { documents: readonly string[] }, meta: CommandMeta): readonly TeamPracticeEvent[] =>
  fresh(past, make('TeamDocumentsAdopted', { ...teamOf(past, wanted.teamId, meta), documents: [...new Set(wanted.documents)].map((name) => ({ id: derivedId('enforcement-document', name), name })) }), meta);

export const allotFunds = (past: PracticePast, wanted: OfTeam & { year: number; amount: number; source: string }, meta: CommandMeta): readonly TeamPracticeEvent[] =>
  fresh(past, make('TeamFundsAllotted', { ...wanted, amount: BigInt(wanted.amount), ...teamOf(past, wanted.teamId, meta) }), meta);

export const setEquipment = (past: PracticePast, wanted: OfTeam & { item: string; measureWord: string; count: number }, meta: CommandMeta): readonly TeamPracticeEvent[] =>
  fresh(past, make('TeamEquipmentSet', { ...wanted, ...teamOf(past, wanted.teamId, meta) }), meta);

export const stateStrength = (past: PracticePast, wanted: OfTeam & { people: number; quota: number; auxiliary: number }, meta: CommandMeta): readonly TeamPracticeEvent[] =>
  fresh(past, make('TeamStrengthStated', { ...wanted, ...teamOf(past, wanted.teamId, meta) }), meta);

export const setItems = (past: PracticePast, wanted: OfTeam & { items: number }, meta: CommandMeta): readonly TeamPracticeEvent[] =>
  fresh(past, make('TeamItemsSet', { ...wanted, ...teamOf(past, wanted.teamId, meta) }), meta);

/** 主体资格. @throws {Rejected} `unknown-team`, `team-gone`, `wrong-period` */
export const authorise = (past: PracticePast, wanted: OfTeam & { number: string; basis: string; until: string }, meta: CommandMeta): readonly TeamPracticeEvent[] => {
  if (wanted.until !== '' && wanted.until < meta.effective.to) throw new Rejected('wrong-period', '有效期止早于生效日期', 'it cannot end before it begins', { until: wanted.until });
  return fresh(past, make('TeamAuthorised', { ...wanted, ...teamOf(past, wanted.teamId, meta) }), meta);
};

/** @throws {Rejected} `unknown-team`, `team-gone`, `not-authorised` */
export const endAuthorisation = (past: PracticePast, wanted: OfTeam & { reason: string }, meta: CommandMeta): readonly TeamPracticeEvent[] => {
  const events = fresh(past, make('TeamAuthorisationEnded', { ...wanted, ...teamOf(past, wanted.teamId, meta) }), meta);
  if (events.length > 0 && past.practice.at(meta.effective.to).authorisation === null) throw new Rejected('not-authorised', '该队伍在此日期没有执法主体资格', 'the team has no authorisation on that day', { team: wanted.teamId });
  return events;
};

export const countCertificates = (past: PracticePast, wanted: OfTeam & { holders: number }, meta: CommandMeta): readonly TeamPracticeEvent[] =>
  fresh(past, make('TeamCertificatesCounted', { ...wanted, ...teamOf(past, wanted.teamId, meta) }), meta);

export interface TeamCases extends OfTeam {
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly accepted: number;
  readonly finished: number;
}

/**
 * Cases of a period that no other report covers.
 * @throws {Rejected} `wrong-period`, `period-not-over`, `cases-exist`
 */
export const reportTeamCases = (past: PracticePast, wanted: TeamCases, meta: CommandMeta): { events: readonly TeamPracticeEvent[]; violations: readonly Violation[] } => {
  const { periodFrom, periodTo } = wanted;
  if (!isCalendarDate(periodFrom) || !isCalendarDate(periodTo) || periodFrom > periodTo) throw new Rejected('wrong-period', '统计期间不是有效日期', 'the period is not valid', { from: periodFrom, to: periodTo });
  assertPeriodOver(periodTo, meta);
  const named = teamOf(past, wanted.teamId, meta);
  const events = fresh(past, make('TeamCasesReported', { ...wanted, ...named }), meta);
  const overlap = past.practice.latest().periods.find(({ from, to }) => from <= periodTo && periodFrom <= to);
  if (events.length > 0 && overlap !== undefined) throw new Rejected('cases-exist', `${overlap.from} 至 ${overlap.to} 的案件数已上报，数字有误请更正`, `the period ${overlap.from} to ${overlap.to} is reported: correct it`, { from: overlap.from, to: overlap.to });
  const { documents, authorisation } = past.practice.at(meta.effective.to);
  const facts = { team: wanted.teamId };
  const bare: readonly Violation[] = documents.length > 0 ? [] : [{ rule: 'team-without-documents', zh: `${named.team}尚未采用规范执法文书`, en: `${named.team} uses no standard documents yet`, facts }];
  const unauthorised: readonly Violation[] = authorisedOn(authorisation, periodTo) ? [] : [{ rule: 'team-without-authorisation', zh: `${named.team}在统计期间没有执法主体资格`, en: `${named.team} was not authorised to enforce in that period`, facts }];
  return { events, violations: events.length === 0 ? [] : [...bare, ...unauthorised] };
};

/** Whether what stands when the cases are reported holds to the last day that they are of. */
const authorisedOn = (authorisation: Authorisation | null, date: string): boolean => authorisation !== null && (authorisation.until === '' || authorisation.until >= date);
