import type { OrganEndNoted } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { carryOverPersonUseCase } from '../commands/carry-over/carry-over-person.use-case.js';
import { carryOverPostsUseCase } from '../commands/carry-over/carry-over-posts.use-case.js';
import { carryOverQuotaUseCase } from '../commands/carry-over/carry-over-quota.use-case.js';
import { reportLeftoverUseCase } from '../commands/carry-over/report-leftover.use-case.js';
import { withdrawUsePermitUseCase } from '../commands/permits/withdraw-use-permit.use-case.js';
import { clearSecondmentsUseCase } from '../commands/transfers/clear-secondments.use-case.js';
import { sinceEver } from '../domain/organ-note/organ-note.aggregate.js';
import type { Owner } from '../domain/owner/owner.js';
import { accountsOf, allotmentsOf, changesAfter, permitsOf, secondmentsOf, type Ended, type SecondmentLeft } from './leftover.register.js';

const report = (label: string, name: string, reason: string, on = ''): ReactionCommand => ({ label, useCase: reportLeftoverUseCase, body: { name, reason, on }, effective: sinceEver });

/** Who is away is back: nobody is seconded from an organ that ended, or to one. */
const cleared = (ended: Ended, { key, own, owner }: SecondmentLeft): ReactionCommand => {
  if (key === 'before' && !own) return report(`secondment:${key}:${owner.name}`, ended.name, 'secondment-not-told-apart', ended.on);
  return { label: `secondment:${key}`, useCase: clearSecondmentsUseCase, body: { owner, complete: true, ...(key === 'before' ? {} : { secondmentId: key }) }, effective: onDay(ended.on) };
};

const react = async ({ event, district }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { organId, name, endedOn, movedTo, byWords, successors, toldByHistory } = event.data as OrganEndNoted;
  if (event.type === 'OrganEndLifted') return [report('lifted', organId, 'carried-over-already')];
  if (toldByHistory) return [];
  const ended: Ended = { district, organId, name, byWords, on: endedOn };
  const outside = movedTo !== '';
  const to: readonly Owner[] = outside ? [{ name: movedTo, count: 1, each: false }] : successors.map((one) => ({ ...(one.organId === '' ? {} : { organId: one.organId }), name: one.name, count: 1, each: false }));
  const effective = onDay(endedOn);
  const accounts = await accountsOf(register, ended);
  const allotments = await allotmentsOf(register, ended);
  const permits = (await permitsOf(register, ended)).map(({ permitId, owner, type }): ReactionCommand => ({ label: `permit:${permitId}`, useCase: withdrawUsePermitUseCase, body: { permitId, owner, type, reason: outside ? '整建制上划' : '机构撤销' }, effective }));
  const secondments = (await secondmentsOf(register, ended)).map((one) => cleared(ended, one));
  const after = await changesAfter(register, ended);
  const people = accounts.flatMap(({ owner: from, type, persons }) => persons.map((personId): ReactionCommand => ({ label: `person:${personId}`, useCase: carryOverPersonUseCase, body: { personId, from, to, outside, type }, effective })));
  const quota = accounts.filter(({ holds }) => holds).map(({ accountId, owner: from, type }): ReactionCommand => ({ label: `quota:${accountId}`, useCase: carryOverQuotaUseCase, body: { from, to, outside, type }, effective }));
  const posts = allotments.filter(({ holds }) => holds).map(({ allotmentId, owner: from, level }): ReactionCommand => ({ label: `posts:${allotmentId}`, useCase: carryOverPostsUseCase, body: { from, to, outside, level }, effective }));
  const none = outside && byWords === false && accounts.length === 0 && (await accountsOf(register, { ...ended, byWords: true })).length === 0;
  return [
    ...permits,
    ...secondments,
    ...people,
    ...quota,
    ...posts,
    ...after.map(({ id, on }) => report(`later:${id}:${on}`, name, 'facts-after-organ-end', on)),
    ...(none ? [report('none', name, 'team-without-account')] : []),
  ];
};

/**
 * Of an end that an import told it does so where a person asks for it (`carry-over-ended-organ`). Takes back its open permits and clears who is seconded from it or to it, whoever takes over or nobody. Then moves what an organ leaves behind to its one successor, step by step, each of which nets to zero: people with their posts, then what is left of the
 * quota, then leadership posts. It follows the note of the end in this log, so that nothing can have been added after the register was asked.
 */
export const endedOrgansCarriedOver = defineReaction({ name: 'staffing-carries-over', contexts: ['staffing'], types: ['OrganEndNoted', 'OrganEndLifted'], react });
