import { toldOnce, type LineageStep } from '@yange/kernel';

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

export interface OrganLife {
  readonly organId: string;
  /** as of the day that was asked for */
  readonly name: string;
  /** every name it bore by then, the first one first */
  readonly names: readonly { readonly name: string; readonly from: string; readonly eventId: string }[];
  /** `party-organ`, `government-department`, `town` …; empty where no event says it */
  readonly category: string;
  readonly rank: string;
  readonly parentId: string;
  /** null where it was there before anything was recorded of it */
  readonly begun: { readonly on: string; readonly eventId: string } | null;
  readonly ended: { readonly on: string; readonly eventId: string; readonly reason: string } | null;
}

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
