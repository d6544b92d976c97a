import { AuxiliaryKind, enforcementContract, PowerKind } from '@yange/contracts';
import { enforcementContributions } from './enforcement.contributions.js';

const { make } = enforcementContract;
const read = (...event: Parameters<typeof make>) => enforcementContributions(make(...event) as Parameters<typeof enforcementContributions>[0]);
const amounts = (...event: Parameters<typeof make>) => read(...event).contributions.map(({ measure, key, amount }) => [measure, key, amount]);
const block = (id: string, count: number) => ({ blocks: [{ id, label: '队伍', count }] });

describe('what enforcement adds to the ledger', () => {
  it('20 teams become 7, one goes up, and the others are named: 6, none of them in a block', () => {
    const steps = [
      amounts('TeamsEstablished', { teams: block('old', 20) }),
      amounts('TeamsMerged', { sources: block('old', 20), results: block('new', 7) }),
      amounts('TeamsTransferredUp', { teams: block('new', 1), field: '农牧业' }),
      amounts('TeamNamed', { team: { id: 't-1', name: '区某大队', drawnFrom: 'new' } }),
    ];
    expect(steps.flat().filter(([measure]) => measure === 'teams')).toEqual([
      ['teams', 'old', 20],
      ['teams', 'old', -20],
      ['teams', 'new', 7],
      ['teams', 'new', -1],
      ['teams', 't-1', 1],
      ['teams', 'new', -1],
    ]);
  });

  it('a team is known by its garbled name and by how that probably reads', () => {
    expect(read('TeamNamed', { team: { id: 't', name: '区市场监督管理综合行政执法' }, reading: '区市场监督管理综合行政执法大队' }).names.map(({ name }) => name)).toEqual(['区市场监督管理综合行政执法', '区市场监督管理综合行政执法大队']);
  });

  it('the other side of a hand-over is only mentioned: no organ is made of it', () => {
    const { contributions, names } = read('PowersHandedOver', { handoverId: 'h', unit: { organId: 'o', name: '千里山镇' }, counterpartName: '区某某局' });
    expect(contributions).toMatchObject([{ measure: 'handovers', kind: 'stated' }]);
    expect(names).toEqual([{ name: '区某某局', standing: 'mentioned', subjectId: '', category: '' }]);
  });

  it('equipment and auxiliaries come and go', () => {
    expect(amounts('EquipmentReturned', { unit: { organId: 'o' }, item: '制式服装', measureWord: '套', count: 2 })).toEqual([['equipment', 'o/制式服装', -2]]);
    expect(read('AuxiliaryStaffEngaged', { kind: AuxiliaryKind.VOLUNTEER, staff: { id: 's', label: '志愿者', count: 130 } }).contributions).toMatchObject([{ amount: 130, dims: { auxiliaryKind: 'volunteer' } }]);
    expect(amounts('AuxiliaryStaffLeft', { blockId: 's', label: '志愿者', count: 5 })).toEqual([['auxiliaries', 's', -5]]);
  });

  it('a list has a length and parts; a later version takes their place', () => {
    const list = { listId: 'l', items: { id: 'i', count: 99 }, parts: [{ kind: PowerKind.PENALTY, items: { id: 'p', count: 80 } }] };
    expect(read('PowerListRevised', list).contributions).toMatchObject([
      { measure: 'listed-powers', key: 'l', operation: 'set', amount: 99 },
      { measure: 'listed-powers-by-kind', key: 'l/penalty', operation: 'set', amount: 80 },
    ]);
  });

  it('claims are counted per unit, and may be taken back', () => {
    const claim = { listId: 'l', unit: { organId: 'o', name: '千里山镇' }, items: block('c', 41) };
    expect(amounts('PowersClaimed', claim)).toEqual([['powers-claimed', 'l/o/c', 41]]);
    expect(amounts('PowersClaimRevoked', { ...claim, items: block('c', 1) })).toEqual([['powers-claimed', 'l/o/c', -1]]);
    expect(read('PowersClaimed', { ...claim, unit: { name: '各街道', count: 6, each: true }, items: block('c', 11) }).contributions).toMatchObject([{ key: 'l/各街道/c', amount: 66 }]);
  });

  it('what a unit declines is counted by kind', () => {
    expect(read('PowersDeclined', { listId: 'l', unit: { organId: 'o', name: '新华街道' }, items: block('d', 80), kind: PowerKind.PENALTY }).contributions).toMatchObject([{ measure: 'powers-declined', key: 'l/o/d', amount: 80, dims: { powerKind: 'penalty', owner: '新华街道' } }]);
  });

  it('targets and shares are statements', () => {
    expect(read('ClaimTargetSet', { listId: 'l', atLeastPercent: 70 }).contributions).toMatchObject([{ amount: 70, kind: 'stated' }]);
    expect(read('VerticalShareStated', { listId: 'l', numerator: 1, denominator: 3 }).contributions).toMatchObject([{ measure: 'vertical-share', amount: 33.3, kind: 'stated' }, { amount: 1 }, { amount: 3 }]);
  });

  it('fields are named; one that is given up is held no more', () => {
    expect(amounts('EnforcementFieldHeld', { fieldId: 'f', field: '市场' })).toEqual([['fields-held', 'f', 1]]);
    expect(amounts('EnforcementFieldGivenUp', { fieldId: 'f', field: '市场' })).toEqual([['fields-held', 'f', 0]]);
  });
});
