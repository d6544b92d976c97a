import { rolesWith } from '@yange/auth/rights';
import type { ReactNode } from 'react';
import { command as argue } from 'virtual:command/organisations.file-argument';
import { command as file } from 'virtual:command/organisations.file-motion';
import { command as reply } from 'virtual:command/organisations.receive-reply';
import { command as implement } from 'virtual:command/organisations.report-implementation';
import { command as returnMotion } from 'virtual:command/organisations.return-motion';
import { command as revise } from 'virtual:command/organisations.revise-motion';
import { command as submit } from 'virtual:command/organisations.submit-motion';
import { command as decide } from 'virtual:command/organisations.take-decision';
import { command as withdraw } from 'virtual:command/organisations.withdraw-motion';
import { useAddress } from '../../address/use-address.js';
import { CommandButton, useMay } from '../../command/command-button.js';
import type { CommandFormProps } from '../../command/command-form.js';
import { motionWords } from '../../words/motion.words.js';
import { roles, wordsFor } from '../../words/report.words.js';
import { actsAt, itemsToRevise, type Act, type Motion } from './motion.model.js';
import { useItemChoices, useMatters } from '../../plans/use-matters.js';

const commandOf = { argue, file, reply, implement, return: returnMotion, revise, submit, decide, withdraw } satisfies Record<Act, unknown>;

type Filled = Partial<CommandFormProps> & Pick<CommandFormProps, 'given'>;

interface ActsProps {
  readonly motion: Motion;
  readonly etag: string;
}

/** What may be done next by who looks, each with what is known filled in; and whose turn it is. */
export const MotionActs = ({ motion, etag }: ActsProps): ReactNode => {
  const { say } = useAddress();
  const { main, others } = actsAt(motion.stage);
  const mayMain = useMay(main === null ? '' : commandOf[main].right);
  const isCity = useMay(reply.right);
  if (main === null) return <p className="soft">{say(motionWords.nothingNext)}</p>;
  const turn = rolesWith(commandOf[main].right).map((role) => say(wordsFor(roles, role)));
  return (
    <section className="card acts-card" aria-label={say(motionWords.next)}>
      <h2>{say(motionWords.next)}：{say(commandOf[main].title)}</h2>
      {mayMain ? null : <p className="soft">{say(motionWords.nextBy)}{turn.join('、')}</p>}
      <p className="acts">
        <MotionAct act={main} motion={motion} etag={etag} isMain />
        {others.filter((act) => act !== 'return' || motion.stage !== 'submitted' || isCity).map((act) => <MotionAct key={act} act={act} motion={motion} etag={etag} />)}
      </p>
    </section>
  );
};

const MotionAct = ({ act, motion, etag, isMain = false }: ActsProps & { readonly act: Act; readonly isMain?: boolean }): ReactNode => {
  const choices = useItemChoices();
  const titleOf = useMatters();
  const { say } = useAddress();
  const items = motion.items.map(({ matter, words }) => `${say(titleOf(matter))} ${words}`);
  return <CommandButton command={commandOf[act]} at={{ motionId: motion.motionId }} etag={etag} isMain={isMain} choices={choices} {...filledFor(act, motion, items)} />;
};

/** What the page knows is said by it: the version that was read, the text as it stands, the items that were decided. */
const filledFor = (act: Act, { version, contentHash, planHash, title, items, necessity }: Motion, names: readonly string[]): Filled => {
  switch (act) {
    case 'argue':
      return { given: { version }, upFront: ['/effective'], without: ['/documents'], initial: { '/necessity': necessity } };
    case 'revise':
      return { given: { version, ...(planHash === null ? {} : { planHash }) }, without: ['/documents', '/planHash'], initial: { '/title': title, '/items': itemsToRevise(items), '/necessity': necessity } };
    case 'decide':
      return { given: { version, contentHash }, upFront: ['/minutes', '/reason'] };
    case 'reply':
      return { given: { version, contentHash }, upFront: ['/reason'] };
    case 'submit':
      return { given: {}, initial: { '/addressee': '中共乌海市委机构编制委员会' } };
    case 'implement':
      return { given: {}, upFront: ['/items'], names: { '/items': names }, initial: { '/items': items.map(() => ({ carriedOut: true })) } };
    case 'file':
      return { given: {}, upFront: ['/body'] };
    default:
      return { given: {}, without: ['/documents'] };
  }
};
