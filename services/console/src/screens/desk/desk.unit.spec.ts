import { homeOf } from '../../frame/screens.js';
import { isOfMotion, warningsOf, type Due } from './desk.model.js';

const due = (itemId: string, light: string): Due => ({ itemId, light }) as Due;

describe('a desk', () => {
  it('warns of what is overdue before what is due soon, and of nothing else', () => {
    expect(warningsOf([due('a', 'yellow'), due('b', 'green'), due('c', 'red'), due('d', 'none'), due('e', 'red')]).map(({ itemId }) => itemId)).toEqual(['c', 'e', 'a']);
  });

  it('leads to the motions where one of them is due', () => {
    expect([isOfMotion({ context: 'organisations', kind: 'city-reply' }), isOfMotion({ context: 'organisations', kind: 'organ-opening' }), isOfMotion({ context: 'grid', kind: 'city-reply' })]).toEqual([true, false, false]);
  });

  it('is where a clerk begins; leaders, the audit and operators begin with the overview', () => {
    expect([['clerk'], ['township'], ['bureau'], ['approver'], ['auditor'], ['operator'], ['approver', 'clerk'], []].map(homeOf)).toEqual(['desk', 'desk', 'desk', 'overview', 'overview', 'overview', 'overview', 'overview']);
  });
});
