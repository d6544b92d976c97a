import { specificationMeta } from '@yange/use-case';
import { counterpartOf } from './counterpart-region.js';

describe('the other side of a move over the border of the district', () => {
  const { district } = specificationMeta({ district: '150303' });

  it('is named by its region code, or by nobody', () => {
    expect([counterpartOf('150304', true, district), counterpartOf(undefined, true, district), counterpartOf(undefined, false, district)]).toEqual(['150304', '', '']);
  });

  it('is never this district, and is no side of a move within it', () => {
    expect(() => counterpartOf('150303', true, district)).toThrow(expect.objectContaining({ rule: 'counterpart-within' }));
    expect(() => counterpartOf('150304', false, district)).toThrow(expect.objectContaining({ rule: 'counterpart-within' }));
  });
});
