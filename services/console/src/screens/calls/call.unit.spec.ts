import { stageWords, stepsFrom } from './call.model.js';

describe('what may be done next on a share of a call', () => {
  it('leads from the call to the review, step by step', () => {
    expect([stepsFrom('called'), stepsFrom('dispatched'), stepsFrom('signed'), stepsFrom('handled'), stepsFrom('answered')].map(([first]) => first)).toEqual(['dispatch', 'sign', 'handle', 'answer', 'review']);
  });

  it('is nothing where the share has ended, or at a stage that this page does not know', () => {
    expect(['reviewed', 'replaced', 'escalated', 'unknown'].map(stepsFrom)).toEqual([[], [], [], []]);
    expect(Object.keys(stageWords)).toHaveLength(9);
  });
});
