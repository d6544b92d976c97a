import { join } from 'node:path';
import { staffingService } from '@yange/staffing';
import { eventsMadeBy, sourcesIn, sourcesOf } from './approved-changes.js';

const sources = sourcesIn(join(import.meta.dirname, '../../services/staffing/src'));

/** People who come and go, and leave to take them on: within what was approved, so that each needs a permit or a reason, and no decision of its own. */
const withinTheApproved = new Set(['QuotaOccupied', 'QuotaVacated', 'QuotaReserved', 'QuotaReservationEnded']);

const camel = (name: string): string => `${name.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase())}UseCase`;
const approvedBy = (name: string): readonly string[] => [...eventsMadeBy(sources, camel(name))].filter((event) => /^(Quota|Posts)/.test(event) && !withinTheApproved.has(event)).sort();
const changing = staffingService.useCases.filter(({ name }) => approvedBy(name).length > 0);

describe('approved quota and leadership posts', () => {
  it('are changed live under a decision alone: each use case that changes them has a matter', () => {
    expect(changing.filter(({ matter }) => matter === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('are seen to change, each way in which they do', () => {
    expect([...new Set(changing.flatMap(({ name }) => approvedBy(name)))].sort()).toEqual(['PostsApproved', 'PostsIncreased', 'PostsReduced', 'QuotaApproved', 'QuotaIncreased', 'QuotaReduced', 'QuotaTotalSet', 'QuotaTransferredIn', 'QuotaTransferredOut']);
    expect(approvedBy('record-transfer-batch-with-quota')).toEqual(['QuotaTransferredIn', 'QuotaTransferredOut']);
    expect(['record-transfer-batch', 'enter-person', 'grant-use-permit'].map(approvedBy)).toEqual([[], [], []]);
  });

  it('are found through other files and names, where a use case makes them only by what it calls', () => {
    const made = eventsMadeBy(sourcesOf(new Map([
      ['a/one.ts', `import { decide as other } from '../b/two.js'; export const oneUseCase = { decide: () => other() };`],
      ['b/two.ts', `const helper = () => contract.make('QuotaReduced', {}); export const decide = () => helper(); export const apart = () => contract.make('PostsReduced', {});`],
    ])), 'oneUseCase');
    expect([...made]).toEqual(['QuotaReduced']);
  });
});
