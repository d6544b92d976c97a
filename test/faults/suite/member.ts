import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync, closeSync } from 'node:fs';
import type { Seeded } from './seeded.js';

const register = new URL('./inside/register.js', import.meta.url).href;

export interface Failpoint {
  readonly name: string;
  readonly nth: number;
  readonly action: 'kill' | 'throw' | 'sleep';
  readonly ms?: number;
}

/** What a process is told when it starts. */
export interface Orders {
  readonly failpoints: readonly Failpoint[];
  readonly plants: readonly string[];
  readonly routes: Readonly<Record<string, number>>;
  readonly poison: string | null;
}

export interface MemberPlan {
  readonly name: string;
  /** file of the composition root it is started from first */
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  /** where its logs go */
  readonly log: string;
  /** drawn anew for every start */
  readonly orders: (draw: Seeded) => Orders;
  readonly draw: Seeded;
}

const pauseMs = 100;

/** One process of the platform, started again whenever it ends, until it is told to stop. */
export class Member {
  starts = 0;
  kills = 0;
  /** ends that nobody here caused */
  readonly crashes: string[] = [];
  #child: ChildProcess | null = null;
  #ready: Promise<void> = Promise.resolve();
  #stopping = false;
  #held = false;
  #root: string;
  #more: Readonly<Record<string, string>> = {};

  constructor(private readonly plan: MemberPlan) {
    this.#root = plan.root;
  }

  get name(): string {
    return this.plan.name;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  get url(): string {
    return `http://127.0.0.1:${this.plan.environment['YANGE_PORT'] ?? ''}`;
  }

  /** resolves when the process that runs now is ready */
  start(): Promise<void> {
    if (this.#child !== null && !hasEnded(this.#child)) return this.#ready;
    this.#stopping = false;
    this.starts += 1;
    const orders = this.plan.orders(this.plan.draw);
    const log = openSync(this.plan.log, 'a');
    const child = fork(this.#root, {
      env: { ...inherited(), ...this.plan.environment, ...this.#more, YANGE_FAULTS: JSON.stringify(orders) },
      execArgv: ['--import', register],
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    });
    closeSync(log);
    this.#child = child;
    child.once('exit', (code, signal) => this.#ended(child, code, signal));
    this.#ready = Promise.race([once(child, 'message').then(() => undefined), once(child, 'exit').then(() => undefined)]);
    return this.#ready;
  }

  /** kill -9; it is started again at once */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** As the next start would be told, without one. */
  rearm(): void {
    const { failpoints } = this.plan.orders(this.plan.draw);
    if (this.#child?.connected === true) this.#child.send({ failpoints }, () => undefined);
  }

  /** SIGSTOP until `resume` */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** kill -9, and nothing runs until `start` */
  async hold(): Promise<void> {
    this.#held = true;
    await this.#gone(this.#child);
    this.#held = false;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child === null || hasEnded(child)) return;
    child.kill('SIGCONT');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 25_000);
    await ended;
    clearTimeout(timer);
  }

  /** As a rollout does it: told to stop, it ends what it is at; then one of another version takes its place. @param more environment of that one alone */
  async become(root: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.stop();
    [this.#root, this.#more] = [root, more];
    await this.start();
  }

  async #gone(child: ChildProcess | null): Promise<void> {
    if (child === null || hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  #ended(child: ChildProcess, code: number | null, signal: NodeJS.Signals | null): void {
    if (child !== this.#child) return;
    if (signal === 'SIGKILL') this.kills += 1;
    else if (!this.#stopping) this.crashes.push(`${this.name} ended by itself: ${signal ?? code ?? ''}`);
    if (this.#stopping || this.#held) return;
    setTimeout(() => {
      if (!this.#stopping && !this.#held && child === this.#child) void this.start();
    }, pauseMs);
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && /^(PATH|HOME|LANG|LC_|TZ)/.test(entry[0])));
