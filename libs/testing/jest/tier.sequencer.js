import Sequencer from '@jest/test-sequencer';

const tiers = ['.e2e.spec.', '.int.spec.', '.unit.spec.'];

const tierOf = ({ path }) => tiers.findIndex((tier) => path.includes(tier));

/** The long ones first: what takes minutes is not what a run ends with, while the other worker has nothing left. Within a tier in jest's own order. */
export default class TierSequencer extends Sequencer {
  sort(tests) {
    return super.sort([...tests]).sort((one, other) => tierOf(one) - tierOf(other));
  }
}
