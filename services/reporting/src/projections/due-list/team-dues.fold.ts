import type { EnforcementEvent } from '@yange/contracts';
import { defineDueFold, each } from './due-book.fold.js';

type TeamEvent = Extract<EnforcementEvent, { type: 'TeamAuthorised' | 'TeamAuthorisationEnded' }>;

/** Stream team-practice/<team>: an authorisation to enforce is renewed or ended before its last day has passed. */
export const teamDues = defineDueFold<TeamEvent>({
  stream: 'team-practice',
  types: ['TeamAuthorised', 'TeamAuthorisationEnded'],
  fold: each((book, event, fact, teamId) => {
    book.close(fact, 'authorisation');
    if (event.type !== 'TeamAuthorised' || event.data.until === '') return;
    const { team, number, until } = event.data;
    book.open(fact, 'authorisation', { kind: 'team-authorisation', dueOn: until, zh: `${team}：执法主体资格${number === '' ? '' : `（${number}）`}到期`, en: `${team}: its authorisation to enforce${number === '' ? '' : ` (${number})`} runs out`, organs: [{ organId: teamId, name: team }], link: 'enforcement/team-loads' });
  }),
});
