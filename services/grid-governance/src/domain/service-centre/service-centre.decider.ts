import { gridContract } from '@yange/contracts';
import { derivedId, isCalendarDate, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { assertPeriodOver, factsOn, unlessRecorded, type CommandMeta } from '@yange/use-case';
import type { HallNode, ServiceCentre, ServiceCentreEvent } from './service-centre.aggregate.js';

type Centre = Timeline<ServiceCentre, ServiceCentreEvent>;

const make = gridContract.make;

/** A centre is known by its name. */
export const centreId = (name: string): string => derivedId('service-centre', name);

const of = (centre: string): { centreId: string; centre: string } => ({ centreId: centreId(centre), centre });
const block = (centre: string, label: string, count: number) => ({ id: derivedId('centre-block', centre, label), label, count });

export interface Catalogue {
  readonly centre: string;
  readonly functions: number;
  readonly items: number;
  readonly kinds: readonly string[];
  readonly kindsOpen: boolean;
}

/** `kinds` are what the source names beside the number of functions; they need not be those functions. */
export const setCatalogue = (centre: Centre, wanted: Catalogue, meta: CommandMeta): readonly ServiceCentreEvent[] => {
  const { centre: name, kinds, kindsOpen } = wanted;
  const event = make('CentreCatalogueSet', {
    ...of(name),
    functions: block(name, '职能', wanted.functions),
    items: block(name, '政务服务事项', wanted.items),
    kinds: [...kinds],
    kindsOpen,
  });
  return unlessRecorded(gridContract, centre, event, meta.effective);
};

export type Counted = 'windows' | 'units' | 'offered' | 'one-visit';

/** What is counted and valid from a day on: the latest number counts, nothing is added up. */
export const setNumber = (centre: Centre, wanted: { centre: string; what: Counted; count: number }, meta: CommandMeta): readonly ServiceCentreEvent[] =>
  unlessRecorded(gridContract, centre, numberEvent(wanted), meta.effective);

const numberEvent = ({ centre, what, count }: { centre: string; what: Counted; count: number }): ServiceCentreEvent => {
  switch (what) {
    case 'windows':
      return make('WindowsSet', { ...of(centre), windows: block(centre, '服务窗口', count) });
    case 'units':
      return make('ResidentUnitsSet', { ...of(centre), units: block(centre, '进驻单位', count) });
    case 'offered':
      return make('OfferedItemsSet', { ...of(centre), items: block(centre, '行政审批和服务事项', count) });
    case 'one-visit':
      return make('OneVisitItemsSet', { ...of(centre), items: block(centre, '一次性办理事项', count) });
  }
};

const taken = (centre: Centre, names: readonly string[]): string | undefined => {
  const there = [...centre.latest().halls.values()].filter((hall) => hall.kind === 'hall' && hall.count > 0).map((hall) => hall.name);
  return names.find((name) => there.includes(name));
};

const hallExists = (name: string): Rejected => new Rejected('hall-exists', `已有大厅“${name}”`, `there is a hall "${name}" already`, { name });

/**
 * So many halls, of which the source names some: the others are a block.
 * @throws {Rejected} `more-named-than-counted`, `hall-exists`
 */
export const openHalls = (centre: Centre, wanted: { centre: string; named: readonly string[]; total: number }, meta: CommandMeta): readonly ServiceCentreEvent[] => {
  const names = [...new Set(wanted.named)];
  const unnamed = wanted.total - names.length;
  if (unnamed < 0) throw new Rejected('more-named-than-counted', `列明 ${names.length} 个大厅，多于总数 ${wanted.total}`, `${names.length} halls are named, ${wanted.total} are counted`);
  const said = factsOn(centre, 'HallsOpened', meta.effective).some(
    ({ data }) => JSON.stringify(data.halls?.named.map(({ name }) => name)) === JSON.stringify(names) && (data.halls?.blocks[0]?.count ?? 0) === unnamed,
  );
  if (said) return [];
  const clash = taken(centre, names);
  if (clash !== undefined) throw hallExists(clash);
  const halls = {
    named: names.map((name) => ({ id: derivedId('hall', wanted.centre, name), name })),
    blocks: unnamed === 0 ? [] : [{ id: meta.id('halls'), label: '未列明的服务大厅', count: unnamed }],
  };
  return [make('HallsOpened', { ...of(wanted.centre), halls })];
};

/**
 * A hall that was only counted is named: the block shrinks by one.
 * @throws {Rejected} `block-overdrawn`, `hall-exists`
 */
export const nameHall = (centre: Centre, wanted: { centre: string; name: string }, meta: CommandMeta): readonly ServiceCentreEvent[] => {
  if (factsOn(centre, 'HallNamed', meta.effective).some(({ data }) => data.hall?.name === wanted.name)) return [];
  if (taken(centre, [wanted.name]) !== undefined) throw hallExists(wanted.name);
  const from: HallNode | undefined = [...centre.at(meta.effective.to).halls.values()].find((hall) => hall.kind === 'block' && hall.count > 0);
  if (from === undefined) throw new Rejected('block-overdrawn', '届时没有未列明的大厅', 'no hall is left that was counted without a name at that date');
  return [make('HallNamed', { ...of(wanted.centre), hall: { id: derivedId('hall', wanted.centre, wanted.name), name: wanted.name, drawnFrom: from.id } })];
};

export interface CaseStatistic {
  readonly centre: string;
  readonly periodFrom?: string | undefined;
  readonly periodTo: string;
  readonly handled: number;
  readonly accepted?: number | undefined;
  readonly finished?: number | undefined;
  readonly finishPercent?: string | undefined;
  readonly finishWords?: string | undefined;
}

/**
 * Cases handled up to a day. A rate that is stated without its numerator stays a rate: no number of cases is made of it.
 * @throws {Rejected} `wrong-period`, `period-not-over`, `statistic-exists` where the same period was reported with another number
 */
export const reportCases = (centre: Centre, wanted: CaseStatistic, meta: CommandMeta): { events: readonly ServiceCentreEvent[]; violations: readonly Violation[] } => {
  const { periodFrom = '', periodTo, handled, accepted, finished, finishPercent, finishWords = '' } = wanted;
  if (!isCalendarDate(periodTo) || (periodFrom !== '' && (!isCalendarDate(periodFrom) || periodFrom > periodTo))) {
    throw new Rejected('wrong-period', '统计期间不是有效日期', 'the period of the statistic is not valid', { from: periodFrom, to: periodTo });
  }
  assertPeriodOver(periodTo, meta);
  const finishRate = finishPercent === undefined ? {} : { finishRate: { percent: finishPercent, decimals: finishPercent.split('.')[1]?.length ?? 0, words: finishWords } };
  const fresh = unlessRecorded(gridContract, centre, make('CaseStatisticReported', { ...of(wanted.centre), periodFrom, periodTo, handled, ...(accepted === undefined ? {} : { accepted }), ...(finished === undefined ? {} : { finished }), ...finishRate }), meta.effective);
  const same = centre.facts.some(({ event }) => event.type === 'CaseStatisticReported' && event.data.periodFrom === periodFrom && event.data.periodTo === periodTo);
  if (fresh.length > 0 && same) throw new Rejected('statistic-exists', `截至 ${periodTo} 的统计已有，数字有误请更正`, `there is a statistic to ${periodTo} already: correct it`, { to: periodTo });
  return { events: fresh, violations: fresh.length === 0 ? [] : finishedBeyondAccepted(wanted) };
};

/** More may be finished in a period than came in, where some were left over: said, not refused. */
const finishedBeyondAccepted = ({ accepted, finished }: CaseStatistic): readonly Violation[] =>
  accepted === undefined || finished === undefined || finished <= accepted
    ? []
    : [{ rule: 'centre-finished-exceeds-accepted', zh: `办结 ${finished} 件，多于受理的 ${accepted} 件`, en: `${finished} cases are finished, ${accepted} were accepted`, facts: { accepted: String(accepted), finished: String(finished) } }];
