import type { GridEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

export type CommunityEvent = Extract<GridEvent, { type: 'CommunityEstablished' | 'CommunityRenamed' | 'CommunitiesRecut' | 'CommunityEnded' | 'CommunityMovedOut' | 'CommunityMovedIn' }>;

export interface Community {
  readonly id: string;
  readonly name: string;
  /** false once it has ended, been recut or moved to another street */
  readonly there: boolean;
  /** id of the one that it was merged into; empty for none */
  readonly into: string;
}

/** 社区 of one street or town: a handful, so that one stream keeps their names apart. */
export interface Communities {
  /** by id, those that ended too */
  readonly all: ReadonlyMap<string, Community>;
  /** names of those of whom something is told on a day on which they are not there */
  readonly absent: readonly string[];
}

const begun = (state: Communities, ...added: readonly { readonly id: string; readonly name: string }[]): Communities => ({
  ...state,
  all: new Map([...state.all, ...added.map(({ id, name }) => [id, { id, name, there: true, into: '' }] as const)]),
});

const ended = (state: Communities, gone: readonly { readonly id: string; readonly name: string }[], into = ''): Communities => ({
  all: new Map([...state.all, ...gone.map(({ id, name }) => [id, { id, name: state.all.get(id)?.name ?? name, there: false, into }] as const)]),
  absent: [...state.absent, ...gone.filter(({ id }) => state.all.get(id)?.there !== true).map(({ name }) => name)],
});

const renamed = (state: Communities, id: string, formerName: string, name: string): Communities => {
  const known = state.all.get(id);
  const all = new Map(state.all).set(id, { id, name, there: known?.there === true, into: known?.into ?? '' });
  return { all, absent: known?.there === true ? state.absent : [...state.absent, formerName] };
};

export const communities: AggregateDefinition<Communities, CommunityEvent> = {
  name: 'communities',
  initial: () => ({ all: new Map(), absent: [] }),
  apply: (state, event) => {
    switch (event.type) {
      case 'CommunityEstablished':
      case 'CommunityMovedIn':
        return begun(state, { id: event.data.communityId, name: event.data.name });
      case 'CommunityRenamed':
        return renamed(state, event.data.communityId, event.data.formerName, event.data.newName);
      case 'CommunitiesRecut':
        return begun(ended(state, event.data.sources, event.data.kind === 'merge' ? event.data.results[0]?.id : ''), ...event.data.results);
      case 'CommunityEnded':
      case 'CommunityMovedOut':
        return ended(state, [{ id: event.data.communityId, name: event.data.name }]);
    }
  },
  limits: ({ all, absent }) => [...twice([...all.values()].filter(({ there }) => there).map(({ name }) => name)), ...notThere(absent)],
};

const twice = (names: readonly string[]): readonly LimitBreach[] => {
  const more = names.filter((name, index) => names.indexOf(name) !== index);
  if (more.length === 0) return [];
  const shown = [...new Set(more)].join('、');
  return [{ rule: 'community-name-twice', zh: `同一街道有两个社区名为“${shown}”`, en: `two communities of the street are called "${shown}"`, facts: { names: shown }, excess: more.length }];
};

const notThere = (absent: readonly string[]): readonly LimitBreach[] =>
  absent.length === 0 ? [] : [{ rule: 'community-not-there', zh: `社区“${absent.join('、')}”届时并不存在`, en: `community "${absent.join('", "')}" is not there on that day`, facts: { names: absent.join('、') }, excess: absent.length }];

/** Where a grid lies that was placed in that community: in what it was merged into, in nothing once it is gone otherwise. */
export const communityNow = ({ all }: Communities, id: string): Community | null => {
  let one = all.get(id);
  for (let steps = 0; one !== undefined && !one.there && one.into !== '' && steps < all.size; steps += 1) one = all.get(one.into);
  return one?.there === true ? one : null;
};

/** What a community has become through mergers, whether it is still there or not. */
export const mergedInto = ({ all }: Communities, id: string): string => {
  let last = id;
  for (let steps = 0; (all.get(last)?.into ?? '') !== '' && steps < all.size; steps += 1) last = all.get(last)?.into ?? last;
  return last;
};

export const communitiesStream = (unitId: string): StreamRef<Communities, CommunityEvent> => streamOf(communities, unitId);
