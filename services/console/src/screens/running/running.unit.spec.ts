import { outcomeOf, progressOf, readingsOf } from './running.model.js';

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

  it('tells how many read models of a service there are and are being built; of a silent one nothing can be rebuilt', () => {
    const reading = { service: 'grid', name: 'calls', isHealthy: true, covered: 1, lag: 0, parked: 0, isBuilding: true, lastError: '' };
    expect([...progressOf([reading, { ...reading, isBuilding: false }, { ...reading, service: 'staffing', covered: null }])]).toEqual([['grid', { building: 1, all: 2 }]]);
  });

  it('says when a rebuild says something else than what answered before', () => {
    expect(outcomeOf([{ verdict: 'equal', buildMs: 1200 }, { verdict: 'not-comparable', buildMs: 300 }]).zh).toBe('✓ 已重建 2 个，用时 1.5 秒');
    expect(outcomeOf([{ verdict: 'equal', buildMs: 1 }, { verdict: 'different', buildMs: 1 }]).zh).toContain('1 个与原来不同');
  });
});
