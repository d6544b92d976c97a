import { contextNames, organisationsContract } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import type { AuthenticatedRequest } from '@yange/http';
import { CommandExecutor } from '@yange/use-case';
import { preparedCommands } from '../drafts/prepared.commands.js';
import { sampleService } from '../sample.service.fixture.js';
import { PlanSteps } from './plan.steps.js';
import { carryOutRequest } from './what-if.messages.js';

const decision = '00000000-0000-4000-8000-000000000000';
const asked = (step: number) => carryOutRequest.parse({ plan: { title: '组建区林草局', steps: [{ service: contextNames[0], command: 'establish-organ', body: { name: '区林草局' }, effective: '2019-02-01' }] }, step, answers: [], decision });
const request = (role: 'clerk' | 'auditor') => ({ caller: { principal: { person: 'p-1', roles: [role], districts: ['*'], tokenId: 't' }, role }, headers: {} }) as unknown as AuthenticatedRequest;

describe('a step of a plan', () => {
  const logs = new MemoryEventLogs('organisations');
  const steps = new PlanSteps({ service: sampleService, logs, executor: new CommandExecutor(organisationsContract), commands: preparedCommands(sampleService.useCases) });

  it('rests on the document of a decision that has arrived here, and is given by who may', async () => {
    await expect(steps.carryOut('150302', asked(1), request('clerk'))).rejects.toMatchObject({ rule: 'decision-unknown', facts: { decisionId: decision } });
    await expect(steps.carryOut('150302', asked(1), request('auditor'))).rejects.toMatchObject({ code: 'not-entitled' });
    await expect(steps.carryOut('150302', asked(2), request('clerk'))).rejects.toMatchObject({ code: 'schema' });
    expect(await logs.forDistrict('150302').head()).toMatchObject({ position: 0 });
  });
});
