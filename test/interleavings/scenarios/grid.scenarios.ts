import { gridContract } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { decisionGiven } from '@yange/use-case';
import { gridService } from '../../../services/grid-governance/src/grid-governance.service.js';
import type { StoredRow } from '../../faults/checkers/evidence.js';
import type { Scenario } from '../scenario.js';
import { afterEvery, ofTypes } from './events.js';

const unit = { id: derivedId('organ', '海北街道'), name: '海北街道' };
const grid = (name: string, households = 400) => ({ name, unit, households, deviationReason: '园区' });

/** Each grid has a stream of its own, which begins once and ends once. */
const endedTwice = (rows: readonly StoredRow[]): string | null => {
  const ended = ofTypes(rows, 'GridsAbolished').map(({ stream }) => stream);
  return new Set(ended).size === ended.length ? null : 'a grid ends twice';
};

export const splitAndMerger: Scenario = {
  title: 'a split against mergers of the same grid: it ends once',
  service: gridService,
  context: 'grid',
  prepare: async (say, log) => {
    const decision = await decisionGiven(gridContract, log, 'grid.structure');
    const clerk = { decision, role: 'clerk' } as const;
    const [one, other, third] = [await say('create-grid', grid('甲'), clerk), await say('create-grid', grid('乙'), clerk), await say('create-grid', grid('丙'), clerk)].map(({ gridId }) => gridId);
    const merge = (gridIds: readonly (string | undefined)[], name: string) => [{ name: 'merge-grids', body: { gridIds, result: grid(name, 800) }, ...clerk }];
    return [[{ name: 'split-grid', body: { gridId: one, results: ['甲一', '甲二'].map((name) => grid(name, 200)) }, ...clerk }], merge([one, other], '丁'), merge([other, third], '戊')];
  },
  wrong: (rows, { refused }) => [...afterEvery(rows, endedTwice), ...refused.filter((rule) => rule !== 'grid-gone').map((rule) => `refused by ${rule}`)],
};
