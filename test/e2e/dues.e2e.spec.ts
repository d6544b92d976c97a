import { setTimeout as delay } from 'node:timers/promises';
import { addDays, derivedId } from '@yange/kernel';
import { todayInChina } from '@yange/service-host';
import { decisionArrived, decisionInForce } from '../support/decision.fixture.js';
import type { GatewayCaller } from '../support/gateway.fixture.js';
import { startPlatform, type RunningPlatform } from '../support/platform.fixture.js';

interface Due {
  readonly itemId: string;
  readonly kind: string;
  readonly zh: string;
  readonly dueOn: string | null;
  readonly light: string;
  readonly persons: readonly string[];
  readonly deputies: readonly { readonly deputy: string }[];
  readonly link: string;
}

const organ = (name: string) => ({ id: derivedId('due-list spec', name), name });
const documents = [{ number: '海编发〔2026〕9号', title: '通知', issuer: '海勃湾区委编办', issuedOn: '2026-01-05' }];

/** What is open over all services, on a platform as it runs. */
describe('the due-list of a district', () => {
  let platform: RunningPlatform;
  let gateway: GatewayCaller;

  const post = async (context: string, path: string, json: object, as = 'local-clerk'): Promise<Record<string, string>> => {
    const answer = await gateway.call('POST', gateway.path(context, path), { as, json });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return (answer.body as { answer: Record<string, string> }).answer;
  };

  const dues = async (asked: string, as = 'local-clerk'): Promise<readonly Due[]> => {
    await gateway.caughtUp();
    return (await gateway.get<{ dues: readonly Due[] }>(gateway.path('reporting', `dues?${asked}`), as)).dues;
  };

  /** What organisations registers reaches grid governance by a reaction. */
  const calendarArrived = async (): Promise<void> => {
    for (;;) {
      const { events } = await gateway.get<{ events: readonly object[] }>(gateway.path('grid', 'events?stream=work-calendar'));
      if (events.length > 0) return;
      await delay(50);
    }
  };

  beforeAll(async () => {
    platform = await startPlatform({ empty: true });
    gateway = platform.gateway;
    await post('organisations', 'work-calendars', { effective: '2026-01-05', documents, year: 2026, holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], workdays: ['2026-10-10'] });
    await calendarArrived();
  });

  afterAll(() => platform.abandon());

  it('has a call of grid governance, due by the calendar that organisations keeps, until it is signed', async () => {
    await post('grid', 'call-terms', { effective: '2026-01-05', documents, signDays: 1, handleDays: 5, warnDays: 2 });
    const { callId } = await post('grid', 'calls', { effective: '2026-09-30', caller: organ('海北街道'), matter: '占道经营', called: [organ('城管局')] });
    const { signBy } = await post('grid', `calls/${callId}/dispatches`, { effective: '2026-09-30', department: organ('城管局') });
    expect(signBy).toBe('2026-10-08');
    expect(await dues('kind=call-sign&on=2026-10-07')).toMatchObject([{ dueOn: signBy, light: 'green', link: expect.stringContaining(`/grid/calls/${callId}`) }]);
    expect(await dues(`organId=${organ('城管局').id}&on=2026-10-09`)).toMatchObject([{ kind: 'call-sign', light: 'red' }]);
    await post('grid', `calls/${callId}/signatures`, { effective: '2026-10-09', department: organ('城管局') });
    expect((await dues('on=2026-10-09')).map(({ kind }) => kind)).toEqual(['call-answer']);
  });

  it('has an evaluation of powers of enforcement, and finds the list by its sound', async () => {
    const unit = organ('海北街道');
    const decision = await decisionInForce(gateway, 'power.delegate');
    await decisionArrived(gateway, 'enforcement', decision);
    // Whoever evaluates here delegated nothing: the district lets that pass, from today on.
    const today = todayInChina();
    const [due, late] = [addDays(today, 30), addDays(today, 31)];
    await post('enforcement', 'rules/evaluation-by-delegator/modes', { effective: today, documents, mode: 'record', reason: '试点' }, 'local-approver');
    const { listId } = await post('enforcement', 'power-lists', { effective: '2026-01-05', documents, decision, title: '海勃湾区赋权清单', total: 10 });
    await post('enforcement', `power-lists/${listId}/evaluations`, { effective: today, documents, unit, evaluatedBy: organ('司法局'), periodFrom: '2025-07-01', periodTo: '2025-12-31', result: 'fit', nextDue: due });
    expect(await dues(`kind=power-evaluation&on=${late}`)).toMatchObject([{ dueOn: due, light: 'red' }]);
    await post('enforcement', `power-lists/${listId}/evaluations`, { effective: late, documents, unit, evaluatedBy: organ('司法局'), periodFrom: '2026-01-01', periodTo: '2026-06-30', result: 'fit' });
    expect(await dues(`kind=power-evaluation&on=${late}`)).toEqual([]);
    expect(await gateway.get(gateway.path('reporting', 'search?q=fuquanqingdan'))).toMatchObject({ total: 1, hits: [{ kind: 'power-list', id: listId, why: 'pinyin' }] });
  });

  it('has a rectification item of staffing until it is closed', async () => {
    await post('staffing', 'rectification/openings', { effective: '2026-09-01', documents, ledger: '2026年台账', kind: '超编', titles: ['城管局超编2名'], deadline: '2026-10-12' });
    const [item] = await dues('kind=rectification&on=2026-10-08');
    expect(item).toMatchObject({ dueOn: '2026-10-12', light: 'yellow' });
    await post('staffing', 'rectification/closings', { effective: '2026-10-12', documents, ledger: '2026年台账', kind: '超编', issueIds: [item?.itemId.split('/').at(-1)], means: ['转任'], evidence: '转任通知' });
    expect(await dues('kind=rectification&on=2026-10-12')).toEqual([]);
  });

  it('has a motion of organisations, for whoever made it, the deputy, and whom it was handed over to', async () => {
    await post('organisations', 'motions', { effective: '2026-09-01', title: '合并两局', items: [{ matter: 'organ.merge', words: '合并' }], necessity: '职能相近' });
    const mine = (as: string, on: string) => dues(`for=me&kind=motion-argument&on=${on}`, as);
    const [item] = await mine('local-clerk', '2026-09-02');
    expect(item).toMatchObject({ persons: ['local-clerk'], zh: expect.stringContaining('合并两局') });
    expect(await mine('local-reviewer', '2026-09-02')).toEqual([]);
    await post('organisations', 'deputisings', { effective: '2026-09-02', documents, person: 'local-clerk', standIn: 'local-reviewer', from: '2026-09-03', to: '2026-09-04', reason: '出差' });
    expect(await mine('local-reviewer', '2026-09-03')).toMatchObject([{ deputies: [{ deputy: 'local-reviewer' }] }]);
    await gateway.caughtUp();
    for (const context of ['staffing', 'enforcement', 'grid', 'reporting']) {
      const { events } = await gateway.get<{ events: object[] }>(gateway.path(context, 'events?stream=deputy-note/local-clerk'));
      expect([context, events]).toEqual([context, [expect.objectContaining({ type: 'DeputyNoted', data: expect.objectContaining({ standIn: 'local-reviewer', from: '2026-09-03', to: '2026-09-04' }) })]]);
    }
    const passedOn = await gateway.call('POST', gateway.path('organisations', 'deputisings'), { json: { effective: '2026-09-02', documents, person: 'local-reviewer', standIn: 'local-township', from: '2026-09-04', to: '2026-09-05' } });
    expect([passedOn.status, (passedOn.body as { code: string }).code]).toEqual([409, 'deputising-passed-on']);
    await post('reporting', 'desks/local-clerk/hand-overs', { effective: '2026-09-07', toPerson: 'local-reviewer', items: [{ itemId: item?.itemId, kind: item?.kind, words: item?.zh }], reason: '轮岗' });
    expect([(await mine('local-clerk', '2026-09-07')).length, (await mine('local-reviewer', '2026-09-07')).length]).toEqual([0, 1]);
  });
});
