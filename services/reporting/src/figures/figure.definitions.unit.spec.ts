import { measureOf, measures } from '../measures/measures.js';
import { expected150302 } from '../expected/expected-150302.js';
import { byFigureId } from './figure-id.js';
import { figureDefinitions } from './figure.definitions.js';

describe('the definitions of figures', () => {
  it('are one for each of the 99 figures, in the order of the report', () => {
    const ids = figureDefinitions.map((one) => one.id);
    expect(ids).toHaveLength(99);
    expect(ids).toEqual(expected150302.map((one) => one.id));
    expect(ids).toEqual([...ids].sort(byFigureId));
  });

  it('measure only what has words', () => {
    for (const { measures: defined } of figureDefinitions) for (const { measure } of defined) expect(measureOf(measure)).toMatchObject({ zh: expect.stringMatching(/./), en: expect.stringMatching(/./) });
  });

  it('have words that no two measures share', () => {
    expect(new Set(measures.map((one) => one.zh)).size).toBe(measures.length);
    expect(new Set(measures.map((one) => one.id)).size).toBe(measures.length);
  });
});
