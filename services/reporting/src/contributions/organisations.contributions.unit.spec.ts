import { effectiveMessage, organisationsContract } from '@yange/contracts';
import { parseEffectiveDate } from '@yange/kernel';
import { organisationsContributions } from './organisations.contributions.js';

const { make } = organisationsContract;
const read = (...event: Parameters<typeof make>) => organisationsContributions(make(...event) as Parameters<typeof organisationsContributions>[0]);

describe('what organisations adds to the ledger', () => {
  it('named organs are entities and known by all their names', () => {
    const { contributions, names } = read('OrganRetained', { organId: 'o-1', name: '新华街道', aliases: ['新华街道办事处'], category: 'street-office', groupId: 'g' });
    expect(contributions).toMatchObject([{ measure: 'organs', key: 'o-1', amount: 1, kind: 'entity', dims: { category: 'street-office' } }]);
    expect(names.map(({ name, category }) => [name, category])).toEqual([['新华街道', 'street-office'], ['新华街道办事处', 'street-office']]);
    expect(read('OrganAbolished', { organId: 'o-1', name: '新华街道' }).contributions).toMatchObject([{ key: 'o-1', operation: 'set', amount: 0 }, { measure: 'plates', amount: 0, dims: { ownerId: 'o-1' } }, { measure: 'internal-units', amount: 0, dims: { ownerId: 'o-1' } }]);
  });

  it('organs that are only counted are a block; one that is named later leaves it', () => {
    const members = { named: [{ id: 'o-2', name: '区委办', drawnFrom: 'b' }], blocks: [{ id: 'b', label: '党委机构', count: 11 }] };
    const { contributions } = read('OrgansCounted', { groupId: 'g', groupName: '本级党政机构', category: 'party-organ', members });
    expect(contributions.map(({ key, amount, kind }) => [key, amount, kind])).toEqual([['o-2', 1, 'entity'], ['b', -1, 'block'], ['b', 11, 'block']]);
    expect(read('OrgansUncounted', { groupId: 'g', category: 'party-organ', members: { blocks: [{ id: 'b', count: 1 }] } }).contributions).toMatchObject([{ key: 'b', amount: -1 }]);
  });

  it('a second partition of the same organs is a measure of its own', () => {
    const { contributions } = read('ReformMethodRecorded', { groupId: 'g', method: 'rebuilt', members: { blocks: [{ id: 'x', count: 2 }] } });
    expect(contributions).toMatchObject([{ measure: 'organs-by-method', amount: 2, dims: { method: 'rebuilt' } }]);
  });

  it('a stated zero, a meeting and a pilot are what they say, no quantities', () => {
    expect(read('FindingStated', { findingId: 'f', matter: 'self-established-organs', count: 0 }).contributions).toMatchObject([{ measure: 'stated-instances', amount: 0, kind: 'stated' }]);
    expect(read('MeetingHeld', { meetingId: 'm', body: '区委编委会', year: 2019, ordinal: 6 }).contributions).toMatchObject([{ measure: 'meeting-ordinal', amount: 6, kind: 'stated' }]);
    expect(read('PilotStarted', { pilotId: 'p', organName: '海北街道', name: '工作站', ordinal: 1 }).contributions.map(({ measure }) => measure)).toEqual(['pilots', 'pilot-ordinal']);
    expect(read('PilotStarted', { pilotId: 'p', organName: '海北街道', name: '小巷' }).contributions.map(({ measure }) => measure)).toEqual(['pilots']);
  });

  it('year and serial of a document number are names, told apart by its mark', () => {
    const { contributions } = read('DocumentRegistered', { documentId: 'd', number: '内党办发〔2019〕22号', title: '意见', shortTitle: '' });
    expect(contributions).toMatchObject([{ measure: 'document', dims: { document: '意见' } }, { measure: 'document-year', amount: 2019, dims: { mark: '内党办发' } }, { measure: 'document-serial', amount: 22 }]);
    expect(read('DocumentRegistered', { documentId: 'd', title: '汇报' }).contributions).toHaveLength(1);
  });

  it('a document says when it was issued, as precisely as it is known', () => {
    const issued = (words: string) => read('DocumentRegistered', { documentId: 'd', title: '方案', issued: effectiveMessage(parseEffectiveDate(words)) }).contributions[0]?.dims['issued'];
    expect([issued('2018年8月'), issued('2018-08-15')]).toEqual(['2018-08', '2018-08-15']);
    expect(read('DocumentRegistered', { documentId: 'd', title: '方案' }).contributions[0]?.dims['issued']).toBe('');
  });

  it('"all of them" is a statement, a number of them a count', () => {
    expect(read('SandingIssued', { groupId: 'g', subject: { name: '党政部门', count: 35 }, all: true }).contributions).toMatchObject([{ amount: 35, kind: 'stated' }]);
    expect(read('SandingIssued', { groupId: 'g', subject: { name: '党政部门', count: 34 } }).contributions).toMatchObject([{ amount: 34, kind: 'block' }]);
  });

  it('units that end leave the stock and count as abolished', () => {
    const { contributions } = read('InternalUnitsAbolished', { organId: 'o', kind: 'centre', units: { blocks: [{ id: 'c', count: 3 }] } });
    expect(contributions).toMatchObject([{ measure: 'internal-units', key: 'c', amount: -3 }, { measure: 'internal-units-abolished', amount: 3 }]);
  });

  it('plates are put up and taken down, and are no organs', () => {
    expect(read('PlateAdded', { organId: 'o', organName: '千里山镇', plateId: 'p', name: '牌子' }).contributions).toMatchObject([{ measure: 'plates', key: 'p', amount: 1, dims: { ownerId: 'o' } }]);
    expect(read('PlateRemoved', { organId: 'o', plateId: 'p', name: '牌子' }).contributions).toMatchObject([{ measure: 'plates', key: 'p', amount: 0 }]);
  });

  it('a checklist item of one organ is an entity, of a group a block', () => {
    expect(read('SealActivated', { groupId: 'g', subject: { organId: 'o', name: '某局' } }).contributions).toMatchObject([{ measure: 'seals-activated', key: 'o', kind: 'entity' }]);
    expect(read('SealActivated', { groupId: 'g', subject: { name: '涉改部门', count: 14 } }).contributions).toMatchObject([{ amount: 14, kind: 'block' }]);
  });

  it('a template prescribes and counts nothing that is', () => {
    expect(read('UnitTemplatePrescribed', { templateKind: 'town', parts: [{ kind: 'office', count: 5 }] }).contributions).toMatchObject([{ measure: 'template-parts', kind: 'stated' }]);
  });

  it('pledges are listed, cancelled and retained apart', () => {
    expect(read('PledgeItemsRetained', { listId: 'l', listName: '清单', kind: 'veto', items: { blocks: [{ id: 'v', count: 1 }] } }).contributions).toMatchObject([{ measure: 'pledge-items-retained', amount: 1, dims: { itemKind: 'veto' } }]);
  });
});
