import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { motionWords } from '../../words/motion.words.js';
import type { Words } from '../../words/say.js';
import { useBound } from '../../plans/use-matters.js';
import { contextOf, type CountingContext, type Decision } from './motion.model.js';

type Uses = components['schemas']['DecisionUses'];

/** How much of what a decision grants is used, told by the service whose changes use it. */
export const DecisionUses = ({ decision, titleOf }: { readonly decision: Decision; readonly titleOf: (matter: string) => Words }): ReactNode => {
  const contexts = [...new Set(decision.items.filter(({ quantity }) => quantity !== null).map(({ matter }) => contextOf(matter)))];
  return contexts.map((context) => <UsesIn key={context} context={context} decisionId={decision.decisionId} titleOf={titleOf} />);
};

const doors = {
  organisations: '/v1/districts/{district}/organisations/decisions/{decisionId}/uses',
  staffing: '/v1/districts/{district}/staffing/decisions/{decisionId}/uses',
  enforcement: '/v1/districts/{district}/enforcement/decisions/{decisionId}/uses',
} as const satisfies Record<CountingContext, string>;

const UsesIn = ({ context, decisionId, titleOf }: { readonly context: CountingContext; readonly decisionId: string; readonly titleOf: (matter: string) => Words }): ReactNode => {
  const { district, say } = useAddress();
  const door = useDoor(['decision-uses', district, context, decisionId], (signal) => api.GET(doors[context], { params: { path: { district, decisionId } }, signal }));
  return (
    <Answered door={door}>
      {({ items }) => (
        <ul aria-label={say(motionWords.uses)}>
          {items.filter(({ matter, granted }) => granted !== null && contextOf(matter) === context).map((item, index) => <Use key={index} item={item} title={titleOf(item.matter)} />)}
        </ul>
      )}
    </Answered>
  );
};

const Use = ({ item: { words, granted, used, left, quotaKind, direction }, title }: { readonly item: Uses['items'][number]; readonly title: Words }): ReactNode => {
  const { say } = useAddress();
  const boundBy = useBound();
  return (
    <li>
      <strong>{say(title)}</strong>{words === '' ? '' : `：${words}`}{boundBy({ quantity: null, quotaKind, direction })} <span className={(left ?? 0) < 0 ? 'bad' : 'soft'}>{say(motionWords.granted)} {granted} · {say(motionWords.used)} {used} · {say(motionWords.left)} {left}</span>
    </li>
  );
};
