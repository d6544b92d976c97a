import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { changeWords } from '../../words/organ-change.words.js';
import { marksInOrder, signs, type Mark } from './organ-changes.model.js';

/** A change as a sign, a word and a colour. */
export const ChangeMark = ({ mark }: { readonly mark: Mark }): ReactNode => {
  const { say } = useAddress();
  return <span className={`change-mark mark-${mark}`}><span aria-hidden="true">{signs[mark]} </span>{say(changeWords[mark])}</span>;
};

/** @param counts how many organs have each */
export const ChangeLegend = ({ counts }: { readonly counts: ReadonlyMap<Mark, number> }): ReactNode => {
  const { say } = useAddress();
  return <ul className="change-legend" aria-label={say(changeWords.legend)}>{marksInOrder.map((mark) => <li key={mark}><ChangeMark mark={mark} /> {counts.get(mark) ?? 0}</li>)}</ul>;
};
