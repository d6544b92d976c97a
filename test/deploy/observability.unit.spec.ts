import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instruments } from '@yange/observability';
import { parse, parseAllDocuments } from 'yaml';
import { deployFolder } from './manifests.fixture.js';
import { seriesOf, wordsNamed } from './observed/series.js';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: Readonly<Record<string, string>>;
}

interface Groups {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Alert[] }[];
}

interface Panel {
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const read = (path: string): string => readFileSync(join(deployFolder, path), 'utf8');
const { groups } = parse(read('observability/alerts.yaml')) as Groups;
const alerts = groups.flatMap(({ rules }) => rules);
const { panels } = JSON.parse(read('observability/dashboard.json')) as { readonly panels: readonly Panel[] };
const charts = panels.filter(({ type }) => type !== 'row');

const processes = { 'process.memory.usage': { kind: 'gauge', unit: 'By' }, 'nodejs.eventloop.utilization': { kind: 'gauge', unit: '1' } };
const known = new Map([...Object.entries(instruments), ...Object.entries(processes)].flatMap(([name, of]) => seriesOf(name, of).map((series) => [series, name] as const)));
const labels = ['context', 'district', 'log_id', 'projection', 'command', 'outcome', 'rule'].map((name) => `yange_${name}`).concat('http_response_status_code', 'http_request_method');

describe('what operators look at', () => {
  it('names nothing but what is measured, in alerts and on the dashboard', () => {
    const exprs = [...alerts.map(({ expr }) => expr), ...charts.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)), ...charts.flatMap(({ targets = [] }) => targets.flatMap(({ legendFormat }) => wordsNamed(legendFormat)))];
    const unknown = exprs.flatMap(wordsNamed).filter((word) => !known.has(word) && !labels.includes(word));
    expect(unknown).toEqual([]);
    expect(exprs.filter((expr) => wordsNamed(expr).length === 0)).toEqual([]);
  });

  it('shows everything that is measured', () => {
    const shown = new Set(charts.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => wordsNamed(expr).flatMap((word) => known.get(word) ?? []))));
    expect(Object.keys(instruments).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('has charts side by side, none over another, each with words in both languages', () => {
    const taken = new Set<string>();
    for (const { gridPos: { x, y, w, h }, title } of panels) {
      expect([title, x + w <= 24]).toEqual([title, true]);
      for (let row = y; row < y + h; row += 1) for (let column = x; column < x + w; column += 1) {
        expect([title, taken.has(`${row} ${column}`)]).toEqual([title, false]);
        taken.add(`${row} ${column}`);
      }
      expect(title).toMatch(/^\p{Script=Han}[^·]* · [a-z]/u);
    }
  });

  it('tells in both languages what is wrong, and leads to a runbook that is there', () => {
    for (const { alert, annotations: { summary = '', runbook } } of alerts) {
      expect([alert, /\p{Script=Han}.* · .*[a-z]/u.test(summary)]).toEqual([alert, true]);
      expect([alert, runbook === undefined || existsSync(join(deployFolder, '..', runbook))]).toEqual([alert, true]);
    }
  });

  it('is tried, alert by alert: that it comes', () => {
    const { tests } = parse(read('observability/alerts.test.yaml')) as { readonly tests: readonly { readonly alert_rule_test: readonly { readonly alertname: string; readonly exp_alerts?: readonly object[] }[] }[] };
    const raised = new Set(tests.flatMap((one) => one.alert_rule_test.filter(({ exp_alerts: expected = [] }) => expected.length > 0).map(({ alertname }) => alertname)));
    expect(alerts.map(({ alert }) => alert).filter((name) => !raised.has(name))).toEqual([]);
  });

  it('is the same in the cluster', () => {
    const rule = parseAllDocuments(read('kubernetes/components/observability/monitors.yaml')).map((document) => document.toJS() as { readonly kind: string; readonly spec: Groups }).find(({ kind }) => kind === 'PrometheusRule');
    expect(rule?.spec.groups.filter(({ name }) => name === 'yange')).toEqual(groups);
  });
});
