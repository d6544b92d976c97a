import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

const tiers = ['.e2e.spec.', '.int.spec.', '.unit.spec.'];

const tierOf = ({ path }) => tiers.findIndex((tier) => path.includes(tier));

/** Files that ask for the one broker's topics (test/support/kafka-topics.fixture.ts): while one has them the next waits, and its worker with it. */
const takesTurns = ({ path }) => path.includes(tiers[0]) && readFileSync(path, 'utf8').includes('kafkaWithoutTopics(');

/** As many others between two of them as there are. @template T @param {readonly T[]} tests @param {readonly T[]} turns @returns {T[]} */
const apart = (tests, turns) => {
  const between = Math.max(1, Math.floor(tests.length / Math.max(1, turns.length)));
  const left = [...turns];
  return [...tests.flatMap((test, index) => (index % between === 0 ? [...left.splice(0, 1), test] : [test])), ...left];
};

/** The long ones first: what takes minutes is not what a run ends with, while the other worker has nothing left. Within a tier in jest's own order, but for those that wait for one another. */
export default class TierSequencer extends Sequencer {
  sort(tests) {
    const sorted = super.sort([...tests]).sort((one, other) => tierOf(one) - tierOf(other));
    const [whole, rest] = [sorted.filter((test) => tierOf(test) === 0), sorted.filter((test) => tierOf(test) !== 0)];
    return [...apart(whole.filter((test) => !takesTurns(test)), whole.filter(takesTurns)), ...rest];
  }
}
