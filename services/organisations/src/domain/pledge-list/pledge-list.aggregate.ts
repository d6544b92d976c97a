import { membersIn, type OrganisationsEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type CommandMeta, type StreamRef } from '@yange/use-case';
import { nothingTold, telling, type ToldFacts } from '../timeline/told-facts.js';

export type PledgeListEvent = Extract<OrganisationsEvent, { readonly type: 'PledgeItemsListed' | 'PledgeItemsCancelled' | 'PledgeItemsRetained' }>;

export interface PledgeListState {
  readonly listed: number;
  readonly cancelled: number;
  readonly retained: number;
  readonly told: ToldFacts;
}

/** 责任状 and 一票否决 items of one clearing: found, cancelled, or kept for the time being (R17). */
export const pledgeList: AggregateDefinition<PledgeListState, PledgeListEvent> = {
  name: 'pledge-list',
  initial: () => ({ listed: 0, cancelled: 0, retained: 0, told: nothingTold }),
  apply: (state, event, fact) => {
    const count = membersIn(event.data.items);
    const told = telling(state.told, pledgeKey(event, fact.effective.to), String(count), fact);
    switch (event.type) {
      case 'PledgeItemsListed':
        return { ...state, told, listed: state.listed + count };
      case 'PledgeItemsCancelled':
        return { ...state, told, cancelled: state.cancelled + count };
      case 'PledgeItemsRetained':
        return { ...state, told, retained: state.retained + count };
    }
  },
  limits: ({ listed, cancelled, retained }) =>
    cancelled + retained <= listed
      ? []
      : [
          {
            rule: 'more-settled-than-listed',
            zh: `取消 ${cancelled} 项、保留 ${retained} 项，多于排查出的 ${listed} 项`,
            en: `${cancelled} cancelled and ${retained} retained are more than the ${listed} listed`,
            facts: { listed: String(listed), cancelled: String(cancelled), retained: String(retained) },
            excess: cancelled + retained - listed,
          },
        ],
};

export const pledgeKey = (event: PledgeListEvent, to: string): string => `${event.type}:${event.data.kind}:${event.data.items?.named.map(({ name }) => name).join('、') ?? ''}:${to}`;

export const pledgeListIdOf = (district: string, name: string): string => derivedId('pledge-list', district, name);

export const pledgeListStream = (name: string, meta: Pick<CommandMeta, 'district'>): StreamRef<PledgeListState, PledgeListEvent> =>
  streamOf(pledgeList, pledgeListIdOf(meta.district, name));
