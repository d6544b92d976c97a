import { nameForm, normaliseDocumentNumber, parseDocumentNumber, type Violation } from '@yange/kernel';
import type { Citing, CommandMeta } from '@yange/use-case';
import type { MotionState } from './motion.aggregate.js';

/**
 * 批复 is a paper of the city (国务院令第486号 art. 9). The paper with which the motion went up is the district's own, so one of the same issuer, or with the same 机关代字, is no reply.
 * Live alone: history cites what its sources cite. Where nobody says with what a motion went up, nothing is told apart.
 */
export const notOfCity = ({ submittedBy }: MotionState, { number = '', issuer = '' }: Citing, { mode }: Pick<CommandMeta, 'mode'>): Violation | null => {
  if (mode !== 'live' || submittedBy === null) return null;
  const sameIssuer = issuer !== '' && nameForm(issuer) === nameForm(submittedBy.issuer);
  const mark = markOf(number);
  if (!sameIssuer && (mark === '' || mark !== markOf(submittedBy.number))) return null;
  return {
    rule: 'reply-of-city',
    zh: `批复应引用市委编委（编办）的文件；“${number}”（${issuer}）与上报文件“${submittedBy.number}”（${submittedBy.issuer}）同为本区制发`,
    en: `a reply cites the city's paper; "${number}" (${issuer}) comes from the district, as the submission "${submittedBy.number}" (${submittedBy.issuer}) does`,
    facts: { number, issuer },
  };
};

/** 海编发 of 海编发〔2026〕5号; empty where the number is none. */
const markOf = (number: string): string => parseDocumentNumber(normaliseDocumentNumber(number))?.mark ?? '';
