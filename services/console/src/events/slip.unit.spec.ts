import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf, fieldsOf, lacking } from '../command/command.model.js';
import { commandOf } from '../command/description.js';
import { asDraft, waitsForAnother } from '../command/handed-over.js';
import { asCorrection, correctionCommand, correctionPlace, fitting, slipCommand, slipInitial } from './slip.model.js';

const document: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../gateway/openapi.json'), 'utf8'));

const unit = { organId: 'dae506f3-66e8-5fa2-84eb-3f3806021a83', name: '千里山镇', count: 1 };
const fact = { eventId: '706b8fd2-4b42-5b68-b875-0960e759516b', data: { unit, recipient: '执法人员', item: '制式服装', measureWord: '套', count: 48 } };
const [of, propose] = [commandOf(document, 'enforcement.issue-equipment'), commandOf(document, 'enforcement.propose-slip-correction')];
const slip = slipCommand(propose, of);
const upFront = ['/says/correctionReason', '/quote'];

describe('a slip of the pen as a form', () => {
  it('asks for what its command asks for, a reason and the words of the document; for no document of its own', () => {
    const fields = fieldsOf(slip, { upFront });
    expect(fields.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/says/count', '/says/item', '/says/unit', '/says/effective', ...upFront]));
    expect(fields.filter(({ pointer }) => /documents|decision|corrects$/.test(pointer))).toEqual([]);
    expect(lacking(fields, slipInitial(slip, of, fact))).toEqual(['/says/correctionReason']);
  });

  it('begins with what the event says, as the command takes it, and names the event', () => {
    const body = bodyOf({ ...slipInitial(slip, of, fact), '/says/count': 84 }, { command: 'issue-equipment' });
    expect(body).toEqual({ command: 'issue-equipment', says: { unit: { id: unit.organId, name: unit.name }, recipient: '执法人员', item: '制式服装', measureWord: '套', count: 84, corrects: fact.eventId } });
  });

  it('finds what an event says of the thing that it is about: the owner of an account', () => {
    const [approve, proposal] = [commandOf(document, 'staffing.approve-quota'), commandOf(document, 'staffing.propose-slip-correction')];
    const initial = slipInitial(slipCommand(proposal, approve), approve, { eventId: 'e', data: { account: { id: 'a', owner: { name: '本级党政机构', count: 35 } }, count: 461 } });
    expect(bodyOf(initial)).toMatchObject({ says: { owner: { name: '本级党政机构', count: 35 }, count: 461 } });
  });

  it('is tried out as a correction under the documents and on the day of the fact, at the place that its ids name', () => {
    const close = commandOf(document, 'grid.close-call');
    const effective = { to: '2020-06-30', text: '2020年6月底' };
    const { at, body } = asCorrection(close, { says: { callId: 'c-1', outcome: '满意', corrects: 'e-1' } }, { effective, citations: [{ number: '', title: '纪要', issuer: '区委编办' }] });
    expect(at).toEqual({ callId: 'c-1' });
    expect(body).toEqual({ effective: '2020年6月底', outcome: '满意', corrects: 'e-1', documents: [{ title: '纪要', issuer: '区委编办' }] });
    expect(asCorrection(close, { says: { callId: 'c-1', effective: '2020-06-01' } }, { effective, citations: [] }).body).toMatchObject({ effective: '2020-06-01' });
  });

  it.each([
    ['a code as the command spells it', { enum: ['principal', 'deputy'] }, 'POST_RANK_DEPUTY', 'deputy'],
    ['no code that the command has not', { enum: ['principal'] }, 'POST_RANK_DEPUTY', undefined],
    ['the name of what is told by id', { type: 'string' }, { id: 'l', name: '台账' }, '台账'],
    ['no text as a number', { type: 'integer' }, '48', undefined],
    ['a list, without what does not fit', { type: 'array', items: { type: 'string' } }, ['甲', 3], ['甲']],
  ])('takes %s', (_what, schema, value, taken) => expect(fitting(schema, value)).toEqual(taken));

  it('takes codes of tables, which no list of the form holds, as tables spell them', () => {
    const type = { type: 'object', properties: { kind: { type: 'string' }, management: { type: 'string' }, fundingForm: { type: 'string' }, name: { type: 'string' } } } as const;
    expect(fitting(type, { kind: 'QUOTA_KIND_ADMINISTRATIVE', management: 'MANAGEMENT_UNSPECIFIED', fundingForm: 'FUNDING_FORM_BALANCE_ALLOWANCE', name: '区林草局' })).toEqual({ kind: 'administrative', fundingForm: 'balance-allowance', name: '区林草局' });
    expect([fitting({ type: 'string' }, 'POST_RANK_DEPUTY', 'rank'), fitting({ type: 'string' }, 'POST_RANK_DEPUTY', 'level')]).toEqual(['deputy', undefined]);
  });
});

describe('a correction under a document as a form', () => {
  const effective = { to: '2019-02-28', text: '2019年2月底' };

  it('is the command that recorded the fact, filled in with what it says; a document and a reason are due', () => {
    const approve = commandOf(document, 'staffing.approve-quota');
    const { at, given, initial } = correctionPlace(approve, { eventId: 'e-1', data: { account: { owner: { name: '本级党政机构', count: 35 } }, count: 461 }, effective });
    expect([at, given]).toEqual([{}, { corrects: 'e-1' }]);
    expect(bodyOf(initial, given)).toMatchObject({ corrects: 'e-1', owner: { name: '本级党政机构', count: 35 }, count: 461, effective: '2019年2月底' });
    const fields = fieldsOf(correctionCommand(approve), { given: Object.keys(given).map((key) => `/${key}`), upFront: ['/correctionReason'] });
    expect(lacking(fields, initial)).toEqual(expect.arrayContaining(['/documents', '/correctionReason']));
  });

  it('goes where its ids say, and says of them nothing else', () => {
    const rename = commandOf(document, 'organisations.rename-organ');
    expect(correctionPlace(rename, { eventId: 'e-2', data: { organId: 'o-1', newName: '区林草局' }, effective })).toMatchObject({ at: { organId: 'o-1' }, given: { corrects: 'e-2' }, initial: { '/newName': '区林草局' } });
  });
});

describe('what takes a second person', () => {
  const alone = { rule: 'correction-without-authority', mode: 'refuse' } as never;

  it.each<readonly [string, 'refused' | 'recorded', readonly never[], boolean]>([
    ['nothing else is wrong', 'refused', [alone], true],
    ['another rule is only warned of', 'refused', [alone, { rule: 'over-quota', mode: 'warn' } as never], true],
    ['another rule refuses as well', 'refused', [alone, { rule: 'over-quota', mode: 'refuse' } as never], false],
    ['one person may carry it out', 'recorded', [], false],
  ])('is handed over where %s', (_when, outcome, violations, isSo) => expect(waitsForAnother({ outcome, violations: [...violations] })).toBe(isSo));

  it('becomes a draft of the same content, with its places as fields, submitted at once', () => {
    expect(asDraft({ id: 'organisations.rename-organ' }, { district: '150302', organId: 'o-1' }, { newName: '甲', corrects: 'e' })).toEqual({ command: 'rename-organ', content: { newName: '甲', corrects: 'e', organId: 'o-1' }, submit: true });
  });
});
