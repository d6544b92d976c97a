import { toldOnce, type LineageStep } from '@yange/kernel';
import { shown, type Answered } from '@yange/use-case';
import { z } from 'zod';

/** An event of organisations that tells of an organ's life, as the ledger keeps it. */
export interface OrganEvent {
  readonly eventId: string;
  readonly type: string;
  /** day from which it certainly holds, `YYYY-MM-DD` */
  readonly from: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The types that tell of it, in the order of a life. */
export const lifeEvents = ['OrganEstablished', 'OrganRetained', 'OrganRenamed', 'OrganReparented', 'OrganRankChanged', 'OrgansMerged', 'OrganSplit', 'OrganAbolished'] as const;

export const organLifeShape = z.strictObject({
  organId: shown.id,
  name: shown.text.describe('所问日期的名称 · as of the day that was asked for'),
  names: z.array(z.strictObject({ name: shown.text, from: shown.day, eventId: shown.eventId })).describe('历来名称 · every name it bore by then, the first one first'),
  category: shown.text.describe('类别，无记载为空 · party-organ, government-department, town …; empty where no event says it'),
  rank: shown.text,
  parentId: shown.text,
  begun: z.strictObject({ on: shown.day, eventId: shown.eventId }).nullable().describe('记载之前已有为 null · null where it was there before anything was recorded of it'),
  ended: z.strictObject({ on: shown.day, eventId: shown.eventId, reason: shown.text }).nullable(),
});

export type OrganLife = Answered<z.infer<typeof organLifeShape>>;

const unknown = (organId: string): OrganLife => ({ organId, name: '', names: [], category: '', rank: '', parentId: '', begun: null, ended: null });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** @param events in the order of effect; those that take effect after the day are left out by the caller */
export const livesOf = (events: readonly OrganEvent[]): ReadonlyMap<string, OrganLife> => {
  const lives = new Map<string, OrganLife>();
  for (const event of events) {
    const organId = text(event.data['organId']);
    if (organId !== '') lives.set(organId, lived(lives.get(organId) ?? unknown(organId), event));
  }
  return lives;
};

const lived = (life: OrganLife, { type, data, from, eventId }: OrganEvent): OrganLife => {
  switch (type) {
    case 'OrganEstablished':
    case 'OrganRetained':
      return {
        ...named(life, text(data['name']), from, eventId),
        category: text(data['category']),
        rank: text(data['rank']),
        parentId: text(data['parentId']),
        begun: type === 'OrganEstablished' ? { on: from, eventId } : life.begun,
        ended: null,
      };
    case 'OrganRenamed':
      return named(life, text(data['newName']), from, eventId);
    case 'OrganReparented':
      return { ...life, parentId: text(data['newParentId']) };
    case 'OrganRankChanged':
      return { ...life, rank: text(data['newRank']) };
    case 'OrganAbolished':
      return { ...life, ended: { on: from, eventId, reason: text(data['reason']) } };
    default:
      return life;
  }
};

const named = (life: OrganLife, name: string, from: string, eventId: string): OrganLife =>
  name === '' || name === life.name ? life : { ...life, name, names: [...life.names, { name, from, eventId }] };

interface End {
  readonly organId?: string;
  readonly blockId?: string;
  readonly how?: string;
  readonly count?: number;
}

const idOf = (end: End): string => text(end.organId) || text(end.blockId);

/** Who came from whom, once for each step, whoever tells it: the one that ended, the one that began, or the merger itself. An organ that goes on and takes others in does not come from itself. */
export const lineageStepsOf = (events: readonly OrganEvent[]): readonly LineageStep[] => toldOnce(events.flatMap(stepsTold).filter(({ from, to }) => from !== to));

const stepsTold = ({ type, data, from: date, eventId }: OrganEvent): readonly LineageStep[] => {
  const own = text(data['organId']);
  const before = (key: string) => ends(data[key]).map((end) => step(idOf(end), own, end));
  const after = (key: string) => ends(data[key]).map((end) => step(own, idOf(end), end));
  const step = (from: string, to: string, { how, count }: End): LineageStep => ({ from, to, how: text(how), count: count ?? 0, date, eventIds: [eventId] });
  switch (type) {
    case 'OrganEstablished':
      return before('predecessors');
    case 'OrganAbolished':
      return after('successors');
    case 'OrgansMerged':
      return before('sources');
    case 'OrganSplit':
      return after('results');
    default:
      return [];
  }
};

const ends = (value: unknown): readonly End[] => (Array.isArray(value) ? (value as readonly End[]) : []);
