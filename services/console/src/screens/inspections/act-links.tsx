import { rolesWith } from '@yange/auth/rights';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useHref } from 'react-router';
import { commands } from 'virtual:commands';
import { useAddress } from '../../address/use-address.js';
import { useMay } from '../../command/command-button.js';
import type { CommandName } from '../../command/command.model.js';
import { inspectionWords } from '../../words/inspection.words.js';
import { roles, wordsFor } from '../../words/report.words.js';
import { nextActs, type Inspection, type NextAct } from './inspection.model.js';

export const commandNamed = (id: string): CommandName | undefined => commands.find((one) => one.id === id);

/** What may be done next, each a link to its form; whose turn it is for whom none is. */
export const ActLinks = ({ inspection }: { readonly inspection: Inspection }): ReactNode => {
  const { say } = useAddress();
  const acts = nextActs(inspection);
  const right = commandNamed(acts[0]?.act ?? '')?.right ?? '';
  const may = useMay(right);
  if (acts.length === 0) return <p className="soft">{say(inspectionWords.nothingNext)}</p>;
  if (!may) return <p className="soft">{say(inspectionWords.mayNot)}{rolesWith(right).map((role) => say(wordsFor(roles, role))).join('、')}</p>;
  return <ul className="act-links">{acts.map((one, index) => <li key={`${one.act} ${one.at['itemId'] ?? ''}`}><ActLink {...one} isMain={index === 0} /></li>)}</ul>;
};

/** A link that looks like what it does; nothing for whom the command is not meant. */
export const ActLink = ({ act, at, about, isMain = false }: NextAct & { readonly isMain?: boolean }): ReactNode => {
  const { say, to } = useAddress();
  const href = useHref(to('acts', { act, ...at }));
  const command = commandNamed(act);
  const may = useMay(command?.right ?? '');
  if (command === undefined || !may) return null;
  return <><Button href={href} type={isMain ? 'primary' : 'default'}>{say(command.title)}</Button>{about === '' ? null : <span className="soft"> {about}</span>}</>;
};
