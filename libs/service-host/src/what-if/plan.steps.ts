import { roleWithRight } from '@yange/auth';
import type { EventLog, EventLogs } from '@yange/event-log';
import { callerOf, Problem, type AuthenticatedRequest } from '@yange/http';
import { derivedId, Rejected, Timeline, type Fact } from '@yange/kernel';
import { decision as decisionAggregate, decisionStream, factsOf, type Citing, type CommandExecutor, type CommandMeta, type CommandOutcome, type DecisionEvent, type ServiceDefinition } from '@yange/use-case';
import type { z } from 'zod';
import { currentTraceparent } from '../command.request.js';
import type { PreparedCommands } from '../drafts/prepared.commands.js';
import { todayInChina } from '../today.clock.js';
import { planCommand } from './plan.command.js';
import { planHashOf, planIds, planPrincipal, stepCommandId } from './plan.js';
import type { carryOutRequest } from './what-if.messages.js';

export interface PlanStepsParts {
  readonly service: ServiceDefinition;
  readonly logs: EventLogs;
  readonly executor: CommandExecutor;
  readonly commands: PreparedCommands;
}

/**
 * Carries steps of plans out, under the decision on the plan and its document. The hash is taken from the plan as it came, so that what is done is what the hash is of; whether it is
 * the approved one says the executor, by its own copy of the decision. A step is done once, whoever does it.
 */
export class PlanSteps {
  constructor(private readonly parts: PlanStepsParts) {}

  /** @throws {Rejected} @throws {Problem} 403 for who may not give the command */
  async carryOut(district: string, { plan, step: number, answers, decision }: z.infer<typeof carryOutRequest>, request: AuthenticatedRequest): Promise<CommandOutcome> {
    const { logs, commands, executor } = this.parts;
    const step = plan.steps[number - 1];
    if (step === undefined) throw new Problem(422, 'schema');
    const { useCase, body, said } = planCommand(commands, step, planIds(district, plan, answers));
    const { principal, role } = callerOf(request);
    const may = (right: string): boolean => roleWithRight(principal, right) !== null;
    if (!may(useCase.right)) throw new Problem(403, 'not-entitled', undefined, { facts: { right: useCase.right, step: String(number) } });
    const log = logs.forDistrict(district);
    const hash = planHashOf(plan);
    const commandId = stepCommandId(district, hash, number);
    const meta: CommandMeta = {
      ...said, district, commandId, principal: planPrincipal, mode: 'live', today: todayInChina(), decision, plan: { hash }, may,
      citations: [await this.documentOf(log, decision), ...said.citations],
      actor: { person: principal.person, role, tokenId: principal.tokenId, ...(principal.onBehalfOf === undefined ? {} : { onBehalfOf: principal.onBehalfOf }) },
      // One correlation for the whole plan: all of it is one chain.
      correlationId: derivedId('plan', district, hash), causationId: null, traceparent: currentTraceparent(), order: 0, importRow: null, id: (label) => derivedId(commandId, label),
    };
    return executor.execute(log, useCase, body, meta);
  }

  /** What the change rests on: the approval, as this log noted it. @throws {Rejected} `decision-unknown` */
  private async documentOf(log: EventLog, decisionId: string): Promise<Citing> {
    const facts = factsOf(this.parts.service.contract, await log.readStream(decisionStream(decisionId).streamId)) as readonly Fact<DecisionEvent>[];
    const { noted } = Timeline.of(decisionAggregate, facts).latest();
    if (noted === null) throw new Rejected('decision-unknown', '没有这项决定，或尚未送达', 'there is no such decision, or it has not arrived yet', { decisionId });
    const { number = '', title = '', issuer = '', issuedOn = '' } = noted.document ?? {};
    return { number, issuer, issuedOn, ...(title === '' ? {} : { title }) };
  }
}
