import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { district } from '../../support/gateway.fixture.js';
import type { Prometheus } from './prometheus.js';
import { labelsNamed, seriesNamed } from './series.js';

/** What an alert or a chart asks for. */
interface Expression {
  /** name of the alert, title of the chart */
  readonly of: string;
  readonly chart: boolean;
  readonly expr: string;
  /** in its summary or legend */
  readonly labelsTold: readonly string[];
}

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string; readonly annotations: Readonly<Record<string, string>> }[] }[];
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[] }[];
}

const found = (text: string, name: RegExp): readonly string[] => [...text.matchAll(name)].map(([, label = '']) => label);

const expressions = (folder: string): readonly Expression[] => {
  const { groups } = parse(readFileSync(join(folder, 'alerts.yaml'), 'utf8')) as Rules;
  const { panels } = JSON.parse(readFileSync(join(folder, 'dashboard.json'), 'utf8')) as Dashboard;
  return [
    ...groups.flatMap((group) => group.rules.map(({ alert, expr, annotations }) => ({ of: alert, chart: false, expr, labelsTold: found(Object.values(annotations).join(' '), /\$labels\.(\w+)/g) }))),
    ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr, legendFormat }) => ({ of: title, chart: true, expr: expr.replaceAll('$district', district), labelsTold: found(legendFormat, /\{\{\s*(\w+)\s*\}\}/g) }))),
  ];
};

/** What is limited or compared may well be nothing; what it is made of may not. */
const withoutLimit = (expr: string): string => expr.replace(/\s[<>]=?\s[\d.]+$/, '');

/** What one of them asks for in vain now, in words. */
const lackingIn = async ({ of, chart, expr, labelsTold }: Expression, prometheus: Prometheus): Promise<readonly string[]> => {
  const series = seriesNamed(expr);
  const names = await prometheus.names();
  const away = series.filter((name) => !names.has(name));
  if (series.length === 0 || away.length > 0) return [series.length === 0 ? `${of}: names no series` : `${of}: ${away.join(', ')} exported by nobody`];
  const told: string[] = [];
  // What is grouped by a label that the series does not have is one figure for everything, and what is chosen by one is nothing.
  for (const name of series) for (const label of new Set([...labelsNamed(expr), ...labelsTold])) if ((await prometheus.query(`${name}{${label}!=""}`)).length === 0) told.push(`${of}: ${name} has no label ${label}`);
  try {
    await prometheus.query(expr);
    if (chart && (await prometheus.query(withoutLimit(expr))).length === 0) told.push(`${of}: shows nothing`);
  } catch (error) {
    told.push(`${of}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return told;
};

const answersWithinMs = 60_000;

/** Everything that alerts and charts in a folder ask for, until all of it is there. @returns how much that is, and what is lacking after a minute */
export const lookedAt = async (folder: string, prometheus: Prometheus): Promise<{ readonly expressions: number; readonly series: number; readonly lacking: readonly string[] }> => {
  const asked = expressions(folder);
  const series = new Set(asked.flatMap(({ expr }) => seriesNamed(expr))).size;
  for (const deadline = performance.now() + answersWithinMs; ; await pause(1_000)) {
    const lacking: string[] = [];
    for (const one of asked) lacking.push(...(await lackingIn(one, prometheus)));
    if (lacking.length === 0 || performance.now() > deadline) return { expressions: asked.length, series, lacking };
  }
};
