import { contextNames } from '@yange/contracts';
import { sampleService, startSample, type SampleApplication } from '../sample.service.fixture.js';

const door = '/v1/districts/150302/plan-steps';
const decision = '00000000-0000-4000-8000-000000000000';
const plan = { title: '组建区林草局', steps: [{ service: contextNames[0], command: 'establish-organ', body: { name: '区林草局' }, effective: '2019-02-01' }] };

describe('a step of a plan', () => {
  let sample: SampleApplication;
  beforeAll(async () => {
    sample = await startSample({ service: sampleService });
  });
  afterAll(() => sample.close());

  it.each([
    ['under a decision that has not arrived', { plan, step: 1, answers: [], decision }, 'local-clerk', 409, { code: 'decision-unknown', facts: { decisionId: decision } }],
    ['that the plan has not', { plan, step: 2, answers: [], decision }, 'local-clerk', 422, { code: 'schema' }],
    ['by somebody without the right of its command', { plan, step: 1, answers: [], decision }, 'local-auditor', 403, { code: 'not-entitled', facts: { step: '1' } }],
  ])('%s is not carried out, and nothing is stored', async (_what, body, as, status, answer) => {
    const head = async () => (await sample.logs.forDistrict('150302').head()).position;
    const before = await head();
    expect(await sample.ask('POST', door, { as, body })).toMatchObject({ status, body: answer });
    expect(await head()).toBe(before);
  });
});
