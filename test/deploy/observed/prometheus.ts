import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@yange/local';

export interface Alert {
  readonly name: string;
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
}

export interface Prometheus {
  alerts(): Promise<readonly Alert[]>;
  /** names of all alerts that fired in the last hours */
  fired(): Promise<readonly string[]>;
  /** names of all series that it has */
  names(): Promise<ReadonlySet<string>>;
  /** @returns of each series its labels and its last value. @throws Error with what it says of a wrong expression */
  query(expr: string): Promise<readonly { readonly metric: Readonly<Record<string, string>>; readonly value: number }[]>;
}

interface Options {
  /** made by nobody else, kept */
  readonly folder: string;
  readonly target: string;
  /** a file of rules */
  readonly rules: string;
  /** every duration of the rules is that many times shorter */
  readonly faster: number;
}

const answersWithinMs = 30_000;

/** Prometheus as Debian packages it, on the file of alerts that is deployed; a child of this process, ended with it. @throws Error when there is none on the path */
export const startPrometheus = async ({ folder, target, rules, faster }: Options): Promise<Prometheus> => {
  writeFileSync(join(folder, 'alerts.yaml'), shortened(readFileSync(rules, 'utf8'), faster));
  writeFileSync(join(folder, 'prometheus.yaml'), ['global: { scrape_interval: 1s, evaluation_interval: 1s }', 'rule_files: [alerts.yaml]', 'scrape_configs:', `  - { job_name: collector, honor_labels: true, static_configs: [{ targets: ['${target}'] }] }`, ''].join('\n'));
  const port = await freePort();
  const child = spawn('prometheus', [`--config.file=${join(folder, 'prometheus.yaml')}`, `--storage.tsdb.path=${join(folder, 'series')}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=warn'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'spawn').catch((error: unknown) => {
    throw new Error('there is no prometheus here (Debian: apt-get install prometheus)', { cause: error });
  });
  const url = `http://127.0.0.1:${port}`;
  const ask = async <T>(path: string): Promise<T> => {
    const answer = (await (await fetch(`${url}/api/v1/${path}`)).json()) as { readonly status: string; readonly error?: string; readonly data: T };
    if (answer.status !== 'success') throw new Error(`${path}: ${answer.error ?? answer.status}`);
    return answer.data;
  };
  const ready = async (): Promise<boolean> => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok === true;
  for (const deadline = performance.now() + answersWithinMs; !(await ready()); await pause(200)) if (child.exitCode !== null || performance.now() > deadline) throw new Error('prometheus does not become ready');
  const query: Prometheus['query'] = async (expr) => (await ask<{ result: readonly { metric: Record<string, string>; value: readonly [number, string] }[] }>(`query?query=${encodeURIComponent(expr)}`)).result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  return {
    query,
    alerts: async () => (await ask<{ alerts: readonly { state: Alert['state']; labels: Record<string, string> }[] }>('alerts')).alerts.map(({ state, labels: { alertname = '', ...labels } }) => ({ name: alertname, state, labels })),
    fired: async () => (await query(`count by (alertname) (max_over_time(ALERTS{alertstate="firing"}[3h]))`)).map(({ metric }) => metric['alertname'] ?? ''),
    names: async () => new Set(await ask<string[]>('label/__name__/values')),
  };
};

const seconds = { m: 60, h: 3_600, d: 86_400 } as const;

/** Durations of `for`, ranges and offsets; texts stay. */
const shortened = (rules: string, faster: number): string => {
  const shorter = (whole: string, before: string, many: string, unit: keyof typeof seconds, after: string): string => (faster === 1 ? whole : `${before}${Math.max(5, Math.round((Number(many) * seconds[unit]) / faster))}s${after}`);
  return rules.replaceAll(/(for: |\[|offset )(\d+)([mhd])(\]|\b)/g, shorter);
};
