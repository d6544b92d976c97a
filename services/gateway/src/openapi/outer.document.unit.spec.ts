import type { ApiDocument } from '@yange/http';
import { mergedDocument, outerDocument } from './outer.document.js';

const get = { operationId: 'events', responses: {} };
const documentOf = (over: Partial<ApiDocument> = {}): ApiDocument => ({ openapi: '3.1.0', tags: [{ name: 'grid' }], paths: { '/v1/districts/{district}/events': { get } }, components: { schemas: { Problem: { type: 'object' } } }, ...over });

describe('the document of a service, from outside', () => {
  it('has the paths of the gateway, ids of its own, and no path that the gateway does not pass on', () => {
    const { paths } = outerDocument('grid', documentOf({ paths: { '/v1/districts/{district}/events': { get }, '/openapi.json': { get }, '/v1/districts/{district}': { get } } }));
    expect(paths).toEqual({ '/v1/districts/{district}/grid/events': { get: { operationId: 'grid.events', responses: {} } } });
  });

  it('is joined with the others: what is the same once, tags in order', () => {
    const merged = mergedDocument(documentOf({ tags: [{ name: 'gateway' }], paths: { '/v1/status': { get } } }), [outerDocument('grid', documentOf()), outerDocument('staffing', documentOf({ tags: [{ name: 'staffing' }] }))]);
    expect(Object.keys(merged.paths)).toEqual(['/v1/status', '/v1/districts/{district}/grid/events', '/v1/districts/{district}/staffing/events']);
    expect([merged.tags, merged.components]).toEqual([[{ name: 'gateway' }, { name: 'grid' }, { name: 'staffing' }], { schemas: { Problem: { type: 'object' } } }]);
  });

  it('is not joined with one that means another thing by the same name', () => {
    expect(() => mergedDocument(documentOf(), [documentOf({ components: { schemas: { Problem: { type: 'string' } } } })])).toThrow('two services describe the schemas Problem differently');
  });
});
