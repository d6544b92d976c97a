import { reportFigure, said } from '../view/figure.fixture.js';
import { found, rulesOn } from './rule.fixture.js';
import { targetUnreachable } from './target-unreachable.rule.js';

const target = reportFigure('X4', [said('claim-target', 80, { unit: '%' })], { kind: 'target', topics: [{ topic: '认领', aspect: 'target-at-least' }] });
const excluded = (value: string, approximate = true) => reportFigure('X9', [said('vertical-share', value, { unit: '%', approximate })], { kind: 'rate', topics: [{ topic: '认领', aspect: 'excluded-share' }] });

describe('target-unreachable', () => {
  it('finds a target above what is left, and says "about" only where the report does', () => {
    expect(found(targetUnreachable, [target, excluded('25')])).toEqual([['X4', 'X9']]);
    expect(rulesOn(targetUnreachable, [target, excluded('25')])[0]?.text).toEqual({ zh: expect.stringContaining('至多可达约 75%'), en: expect.stringContaining('about 75 %') });
    expect(rulesOn(targetUnreachable, [target, excluded('25', false)])[0]?.text.zh).not.toContain('约');
  });

  it('finds nothing where enough is left, or where the topics differ', () => {
    expect(found(targetUnreachable, [target, excluded('20')])).toEqual([]);
    expect(found(targetUnreachable, [target, reportFigure('X9', [said('vertical-share', 90)], { topics: [{ topic: '别的', aspect: 'excluded-share' }] })])).toEqual([]);
  });
});
