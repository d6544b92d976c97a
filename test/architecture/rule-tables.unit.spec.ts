import { idsInDecisions, readmeOf, rulePlaces, serviceFolders, tableFolders } from './rule-tables.js';

describe.each(serviceFolders)('rules of %s', (service) => {
  it('are defined, all that a decision names', () => {
    const defined = rulePlaces(service).map(({ id }) => id);
    expect(idsInDecisions(service).filter((id) => !defined.includes(id))).toEqual([]);
  });

  it('are each decided somewhere and named by a spec', () => {
    expect(rulePlaces(service).filter(({ decided }) => decided.length === 0).map(({ id }) => id)).toEqual([]);
    expect(rulePlaces(service).filter(({ specified }) => specified.length === 0).map(({ id }) => id)).toEqual([]);
  });
});

describe.each(tableFolders)('the tables of %s', (folder) => {
  it('stand in its README as they are (npm run rules)', () => {
    const { is, wants } = readmeOf(folder);
    expect(is).toBe(wants);
  });
});
