import { share } from './ledger.model.js';

describe('how far a ledger is', () => {
  it('is the share of what is closed, whole where nothing was opened', () => {
    expect([share({ opened: 53, closed: 53 }), share({ opened: 29, closed: 16 }), share({ opened: 3, closed: 0 }), share({ opened: 0, closed: 0 })]).toEqual([100, 55, 0, 100]);
  });
});
