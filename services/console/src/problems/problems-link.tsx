import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { problemWords } from '../words/problem.words.js';
import { problemsIn } from './problem.model.js';
import { useProblems } from './use-problems.js';

/** The way to the list, with how much stands in it; a number that lacks a service says so. */
export const ProblemsLink = (): ReactNode => {
  const { say, to } = useAddress();
  const { answers, isPending, failed } = useProblems();
  const number = problemsIn(answers).length;
  return <Link to={to('problems')} className="problems-link">{say(problemWords.title)}{isPending ? null : <> <b className={number > 0 ? 'bad' : ''}>{number}</b>{failed.length === 0 ? null : <span className="soft"> {say(problemWords.incomplete)}</span>}</>}</Link>;
};
