import { readingsOf } from './running.model.js';

describe('the state of the services', () => {
  it('has a line per read model, and one for a service that is silent', () => {
    const projection = { name: 'organ-register', health: 'ok', version: 8, generation: 1, building: false, covered: 118, lag: 0, parked: 0, logs: {}, parkedStreams: [], lastError: null };
    const services = { organisations: { context: 'organisations', feed: 'log', logs: {}, projections: [projection, { ...projection, name: 'documents', health: 'failing', lag: 3, lastError: 'gone' }] }, grid: { reachable: false } };
    expect(readingsOf(services as never).map(({ service, name, isHealthy, lag, lastError }) => [service, name, isHealthy, lag, lastError])).toEqual([
      ['organisations', 'organ-register', true, 0, ''],
      ['organisations', 'documents', false, 3, 'gone'],
      ['grid', '—', false, 0, 'unreachable'],
    ]);
  });
});
