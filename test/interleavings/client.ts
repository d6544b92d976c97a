import { LogBusy, OutcomeUnknown, type EventLog } from '@yange/event-log';
import { Rejected } from '@yange/kernel';
import { TooContended, type CommandExecutor, type CommandOutcome } from '@yange/use-case';
import type { Recorded } from '../faults/checkers/evidence.js';
import { commandIdOf } from '../faults/checkers/reading.js';
import type { Plant } from './plants.js';
import { district, metaOf, useCaseOf, type Command, type Scenario } from './scenario.js';

/** One service process: its executor and its way to the log. */
export interface Process {
  readonly executor: CommandExecutor;
  readonly log: EventLog;
}

/** What the clients of one run have in common. */
export interface Clients {
  readonly scenario: Scenario;
  readonly history: Recorded[];
  readonly plant: Plant | null;
}

const mostAttempts = 20;

/** Asks one command after the other, each until it is answered; of what was carried out it asks once more. All of it stands in the history. */
export class Client {
  #asked = 0;

  constructor(
    private readonly name: string,
    /** behind a balancer: every attempt goes to the next of them */
    private readonly processes: readonly Process[],
    private readonly all: Clients,
  ) {}

  async run(program: readonly Command[]): Promise<void> {
    for (const [index, command] of program.entries()) {
      const key = `${this.name}-${index}`;
      this.#note('invoke', key, command);
      if (await this.#untilAnswered(command, key)) await this.#echoed(command, key);
    }
  }

  /** @returns whether it was carried out */
  async #untilAnswered(command: Command, key: string): Promise<boolean> {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      try {
        const asked = this.all.plant === 'retry-with-new-command-id' && attempt > 1 ? `${key}+${attempt}` : key;
        this.#note('ok', key, command, answered(await this.#ask(command, asked)));
        return true;
      } catch (error) {
        if (error instanceof Rejected) {
          this.#note('fail', key, command, { code: error.rule });
          return false;
        }
        if (!(error instanceof OutcomeUnknown || error instanceof LogBusy || error instanceof TooContended)) throw error;
      }
    }
    this.#note('info', key, command);
    return false;
  }

  async #echoed(command: Command, key: string): Promise<void> {
    try {
      this.#note('echo', key, command, answered(await this.#ask(command, key)));
    } catch (error) {
      if (error instanceof Rejected) this.#note('echo', key, command, { status: 422, code: error.rule });
      else if (!(error instanceof OutcomeUnknown)) throw error;
    }
  }

  #ask(command: Command, key: string): Promise<CommandOutcome> {
    const process = this.processes[(this.#asked += 1) % this.processes.length];
    if (process === undefined) throw new Error('a client needs a process that it can ask');
    const useCase = useCaseOf(this.all.scenario, command.name);
    return process.executor.execute(process.log, useCase, useCase.body.parse(command.body), metaOf(command, commandIdOf(district, this.name, key), this.name));
  }

  #note(type: Recorded['type'], key: string, command: Command, more: Partial<Recorded> = {}): void {
    this.all.history.push({ at: this.all.history.length, type, op: key, key, context: this.all.scenario.context, what: command.name, session: this.name, by: this.name, ...more });
  }
}

/** What is the same for the first answer and for that of a repetition. */
const answered = ({ firstAnswer, ...outcome }: CommandOutcome): Partial<Recorded> => {
  const { events, position } = firstAnswer ?? outcome;
  return { status: 201, events: events.map(({ eventId }) => eventId), position };
};
