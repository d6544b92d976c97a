import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { budget, overBudget } from '../build/size-budget.js';

const sources = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [join(entry.parentPath, entry.name)] : []));

describe('the sources of the console', () => {
  it('make no HTML of strings and style nothing inline by text', () => {
    const offenders = sources.filter((path) => /innerHTML\b(?! = '')|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function|setAttribute\('style'/.test(readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')));
    expect(offenders).toEqual([]);
    expect(sources.length).toBeGreaterThan(30);
  });

  it('have a page without a word of script or style in it', () => {
    const html = readFileSync(join(import.meta.dirname, '../index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style="|\son\w+="|javascript:|https?:\/\//);
    expect([...html.matchAll(/<script\b[^>]*>([^<]*)/g)].map((found) => found[1]?.trim())).toEqual(['']);
  });
});

describe('the budget of sizes', () => {
  const chunk = (name: string, bytes: number, more: Partial<{ isFirst: boolean; isDrawing: boolean }> = {}) => ({ name, bytes, isFirst: false, isDrawing: false, ...more });

  it('is kept by what just fits', () => {
    expect(overBudget([chunk('entry', budget.first, { isFirst: true }), chunk('screen', budget.screen), chunk('charts', budget.drawing, { isDrawing: true })])).toEqual([]);
  });

  it('is broken by a byte more: of the first view, of a screen, of a drawing library, of all', () => {
    const over = overBudget([chunk('entry', budget.first + 1, { isFirst: true }), chunk('screen', budget.screen + 1), chunk('charts', budget.drawing + 1, { isDrawing: true })]);
    expect(over.map((said) => said.split(':')[0])).toEqual(['first view', 'screen', 'charts']);
    expect(overBudget([chunk('a', 60, { isFirst: true }), chunk('b', 50)], { ...budget, all: 100 })).toEqual(['all files: 110 bytes gzipped, 100 at most']);
  });
});
