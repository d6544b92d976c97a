import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectedFigures, historyFolder } from '@yange/history';
import { compareWithExpected, readExpected, type ReportView } from '@yange/reporting';
import { todayInChina } from '@yange/service-host';
import { decisionArrived, decisionOfYear } from '../support/decision.fixture.js';
import { GatewayCaller, problemOf, type Answer } from '../support/gateway.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { add, both, bring, contexts, first, reportOf, synthetic } from '../support/two-districts.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

const paper = (title: string) => ({ number: '合编发〔2022〕3号', title, issuer: '中共合成市委机构编制委员会', issuedOn: '2022-01-10' });

describe('two districts in one deployment, by data alone', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  let heads: Readonly<Record<string, number>>;

  beforeAll(async () => {
    platform = await startPlatform({ districts: [first], empty: true, dataFolder: folder.path });
  });
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  const of = (district: string): GatewayCaller => new GatewayCaller(platform.url, district);

  const figuresAsExpected = async (district: string): Promise<void> => expect(compareWithExpected(readExpected(expectedFigures(district)), await reportOf(platform, district))).toEqual([]);

  it('takes the one by an endpoint', async () => {
    expect(await bring(platform, historyFolder(first))).toMatchObject({ state: 'done', rejected: 0 });
    await platform.gateway.caughtUp();
    await figuresAsExpected(first);
    heads = await platform.gateway.heads();
  });

  it('serves no other before somebody who may says so, and then at once', async () => {
    const asked = { json: { district: synthetic } };
    problemOf(await of(first).call('POST', '/v1/local-issuer/token', { json: { person: 'local-clerk', districts: [synthetic] } }), 404, 'district-not-served');
    problemOf(await of(first).call('POST', '/v1/served-districts', { as: 'local-clerk', ...asked }), 403, 'not-entitled');
    problemOf(await of(first).call('POST', '/v1/served-districts', { as: 'local-operator', json: { district: '1503' } }), 422, 'schema');
    await add(platform, synthetic);
    // Said twice, by the city too, it says the same.
    const again = await of(first).call('POST', '/v1/served-districts', { as: 'local-city-approver', ...asked });
    expect([again.status, again.body]).toEqual([200, { districts: both, followed: [] }]);
    expect(await of(synthetic).get<{ organs: unknown[] }>(of(synthetic).path('organisations', 'organs'))).toMatchObject({ organs: [] });
  });

  it('refuses a clerk the rows that arm rules, each by itself, and then takes none', async () => {
    const before = await platform.gateway.heads();
    const { code, stdout } = await runYange(['import', historyFolder(synthetic), '--url', platform.url, '--json']);
    const { state, problems } = JSON.parse(stdout) as { state: string; problems: { file: string; line: number; rule: string }[] };
    expect([code === 0, state, problems.map(({ file, line, rule }) => `${file} ${line} ${rule}`)]).toEqual([false, 'rejected', ['机构规则方式.csv 2 not-entitled', '权力参考表.csv 2 not-entitled', '网格规则方式.csv 2 not-entitled', '网格.csv 7 not-entitled']]);
    expect(await platform.gateway.heads()).toEqual(before);
  });

  it('takes the other by the same endpoint', async () => {
    expect(await bring(platform, historyFolder(synthetic))).toMatchObject({ state: 'done', rejected: 0 });
    await platform.gateway.caughtUp();
    await figuresAsExpected(synthetic);
  });

  it('keeps the logs apart: what one district records moves no position of the other', async () => {
    const after = await platform.gateway.heads();
    for (const context of contexts) {
      expect(after[`${first}/${context}`]).toBe(heads[`${first}/${context}`]);
      expect(heads[`${synthetic}/${context}`]).toBeUndefined();
      expect(after[`${synthetic}/${context}`]).toBeGreaterThan(0);
    }
    await figuresAsExpected(first);
    const events = async (district: string) => JSON.parse((await runYange(['events', 'reporting', '--district', district, '--url', platform.url, '--json'])).stdout) as { type: string; position: number }[];
    for (const district of both) expect((await events(district)).map(({ position }) => position)).toEqual(Array.from({ length: after[`${district}/reporting`] ?? 0 }, (_, index) => index + 1));
  });

  it('verifies each log by itself', async () => {
    for (const district of both) {
      const { code, stdout } = await runYange(['verify', '--data', folder.path, '--district', district, '--json']);
      const { logs, problems } = JSON.parse(stdout) as { logs: { logId: string; events: number }[]; problems: number };
      expect([code, problems, logs.map(({ logId }) => logId).sort()]).toEqual([0, 0, contexts.map((context) => `${district}/${context}`).sort()]);
    }
  });

  it('lets the people of one district neither read nor write the other', async () => {
    for (const [own, other] of [both, [...both].reverse()] as readonly (readonly [string, string])[]) {
      const caller = of(own);
      expect((await caller.call('GET', caller.path('reporting', 'figures'))).status).toBe(200);
      const heads_ = await platform.gateway.heads();
      expect(Object.keys(await caller.heads()).sort()).toEqual(contexts.map((context) => `${own}/${context}`).sort());
      const elsewhere = of(other);
      for (const context of contexts) problemOf(await caller.call('GET', elsewhere.path(context, 'events')), 403, 'other-district');
      problemOf(await caller.call('GET', elsewhere.path('reporting', 'figures')), 403, 'other-district');
      problemOf(await caller.call('POST', elsewhere.path('organisations', 'organs'), { json: {} }), 403, 'other-district');
      problemOf(await caller.call('POST', elsewhere.path('grid', 'rules/grid-size/modes'), { as: 'local-approver', json: {} }), 403, 'other-district');
      problemOf(await caller.call('POST', `/v1/districts/${other}/imports`, { bytes: new FormData() }), 403, 'other-district');
      expect(await platform.gateway.heads()).toEqual(heads_);
    }
    problemOf(await platform.gateway.call('POST', '/v1/local-issuer/token', { json: { person: 'local-clerk', districts: ['150304'] } }), 404, 'district-not-served');
  });

  it('gives an organ of one name to each', async () => {
    const ids = new Set<string>();
    for (const district of both) {
      const brought = mkdtempSync(join(tmpdir(), 'yange-same-name-'));
      writeFileSync(join(brought, 'manifest.json'), JSON.stringify({ district, name: { zh: '区', en: 'district' }, cutOver: district === first ? '2020-07-01' : '2022-01-01', tables: [{ table: '机构沿革', file: '机构沿革.csv' }] }));
      writeFileSync(join(brought, '机构沿革.csv'), '序号,事项,机构,类别,生效日期,依据文件,来源性质\nTM-001,保留机构,区同名事务中心,事业单位,2019年底,本汇报,虚拟\n');
      expect(await bring(platform, brought)).toMatchObject({ state: 'done', rows: 1, events: 1 });
      rmSync(brought, { recursive: true, force: true });
      const caller = of(district);
      await platform.gateway.caughtUp();
      const { organs } = await caller.get<{ organs: { organId: string; name: string }[] }>(caller.path('organisations', `organs?name=${encodeURIComponent('区同名事务中心')}`));
      organs.filter(({ name }) => name === '区同名事务中心').forEach(({ organId }) => ids.add(organId));
    }
    expect(ids.size).toBe(2);
  });

  describe('from now on', () => {
    const decisions = new Map<string, string>();
    const unit = async (district: string, name: string): Promise<{ id: string; name: string }> => {
      const { organs } = await of(district).get<{ organs: { organId: string; name: string }[] }>(of(district).path('organisations', 'organs'));
      const found = organs.find((one) => one.name === name);
      if (found === undefined) throw new Error(`no ${name}`);
      return { id: found.organId, name };
    };
    const post = (district: string, context: string, rest: string, json: object, as = 'local-clerk'): Promise<Answer> =>
      of(district).call('POST', of(district).path(context, rest), { as, json: { effective: todayInChina(), documents: [paper('关于机构事项的批复')], decision: decisions.get(district), ...json } });

    const setMode = (context: string, rule: string, mode: string, effective = todayInChina()): Promise<Answer> =>
      of(synthetic).call('POST', of(synthetic).path(context, `rules/${rule}/modes`), { as: 'local-approver', json: { effective, documents: [paper('关于规则执行方式的规定')], mode, reason: '合成区规定' } });

    beforeAll(async () => {
      for (const district of both) {
        const decision = await decisionOfYear(district === first ? 2021 : 2022, of(district), 'grid.structure', 'organ.units');
        for (const context of ['grid', 'organisations']) await decisionArrived(of(district), context, decision);
        decisions.set(district, decision);
      }
      // Its modes came with its rows.
      for (const [context, rule, mode] of [['grid', 'grid-size', 'refuse'], ['organisations', 'exceeds-unit-template', 'warn']] as const) {
        const { rules } = await of(synthetic).get<{ rules: { id: string; inForce: string }[] }>(of(synthetic).path(context, `rules?on=${todayInChina()}`));
        expect(rules.find(({ id }) => id === rule)?.inForce).toBe(mode);
      }
    });

    it('lets nobody set how the rules are treated that bind who decides, nor any from a day that is over', async () => {
      const before = await platform.gateway.heads();
      for (const rule of ['level-authority', 'matter-level-by-city', 'one-approver', 'filing-below-law', 'interference', 'decision-required', 'decision-does-not-cover']) {
        problemOf(await setMode('organisations', rule, 'record'), 409, 'rule-not-negotiable');
      }
      problemOf(await setMode('grid', 'grid-size', 'record', '2022-02-01'), 409, 'rule-mode-dated-back');
      expect(await platform.gateway.heads()).toEqual(before);
    });

    it('holds each grid to the standard of its district, as its district treats the rule', async () => {
      const grid = async (district: string, name: string, households: number) => post(district, 'grid', 'grids', { name: `新网格${households}`, unit: await unit(district, name), households });
      expect((await grid(first, '新华街道', 450)).status).toBe(201);
      problemOf(await grid(synthetic, '合成一街道', 450), 409, 'grid-size');
      expect((await grid(synthetic, '合成一街道', 250)).status).toBe(201);
      // The first district only warns: outside of its own standard a grid is recorded.
      expect((await grid(first, '新华街道', 250)).status).toBe(201);
    });

    it('holds each town to the template of its district, as its district treats the rule', async () => {
      const office = async (district: string, name: string) =>
        post(district, 'organisations', `organs/${(await unit(district, name)).id}/units`, { kind: 'office', names: ['新设办公室'], count: 1, templateKind: 'town' });
      problemOf(await office(first, '千里山镇'), 409, 'exceeds-unit-template');
      const seventh = await office(synthetic, '合成东镇');
      expect([seventh.status, seventh.text]).toEqual([201, expect.stringContaining('exceeds-unit-template')]);
    });

    it('leaves the figures of the reports as they were', async () => {
      await platform.gateway.caughtUp();
      for (const district of both) await figuresAsExpected(district);
    });
  });

  it('serves both after a restart that names the first alone', async () => {
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
    platform = await startPlatform({ districts: [first], empty: true, dataFolder: folder.path });
    await platform.gateway.caughtUp();
    for (const district of both) await figuresAsExpected(district);
  });
});

describe('yange start --check --district', () => {
  it('reconciles the second district as it does the first', async () => {
    const { code, stdout } = await runYange(['start', '--check', '--district', synthetic, '--json']);
    const { figures, findings } = JSON.parse(stdout) as ReportView;
    expect([code, figures.length, findings.length]).toEqual([0, (expectedFigures(synthetic) as unknown[]).length, 5]);
  });

  it('takes one district at a time, and none of which nothing is known', async () => {
    expect((await runYange(['start', '--check', '--district', first, '--district', synthetic])).code).toBe(2);
    expect((await runYange(['start', '--check', '--district', '990199'])).code).toBe(2);
  });
});
