import { enforcementContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { issuePowerListUseCase } from '../../commands/powers/issue-power-list.use-case.js';
import { powerListId } from '../power-list/power-list.decider.js';
import { organEndStream } from './organ-end.aggregate.js';

const title = '赋权清单';
const listId = powerListId(title);
const street = { id: derivedId('organ', 'street'), name: '甲街道' };

const issued: GivenEvent[] = decideGiven([], issuePowerListUseCase, { title, total: 9, penalty: 3 }).events.map(({ event }) => ({ stream: `power-list/${listId}`, event, effective: onDay('2019-01-01') }));
const ended: GivenEvent = { stream: organEndStream(street.id).streamId, event: enforcementContract.make('PowerHolderEnded', { organId: street.id, name: street.name, endedOn: '2026-06-01', successors: [] }) };
const lifted: GivenEvent = { stream: organEndStream(street.id).streamId, event: enforcementContract.make('PowerHolderEndLifted', { organId: street.id }) };

const claim = (on: string, ...past: readonly GivenEvent[]) => decideGiven([...issued, ...past], claimPowersUseCase, { listId, unit: street, kind: 'other', items: { named: ['给付'] } }, { effective: onDay(on) });

describe('an organ that ended', () => {
  it('claims powers up to its last day, and none from the first day without it', () => {
    expect(claim('2026-05-31', ended).rules).toEqual([]);
    expect(claim('2026-06-01', ended).rules).toEqual(['claim-of-ended-organ']);
  });

  it('is not held to the end by rows of an import, of which another tells that end, whichever of them comes first', () => {
    const told: GivenEvent = { ...ended, event: enforcementContract.make('PowerHolderEnded', { organId: street.id, name: street.name, endedOn: '2026-06-01', successors: [], toldByHistory: true }) };
    const inMode = (mode: 'live' | 'history', ...past: readonly GivenEvent[]) => decideGiven([...issued, ...past], claimPowersUseCase, { listId, unit: street, kind: 'other', items: { named: ['给付'] } }, { effective: onDay('2026-06-01'), mode }).rules;
    expect([inMode('history', told), inMode('live', told), inMode('history', ended)]).toEqual([[], ['claim-of-ended-organ'], ['claim-of-ended-organ']]);
  });

  it('claims again once its end turned out to be none', () => {
    expect(claim('2026-06-01', ended, lifted).rules).toEqual([]);
  });
});
