import type { AspectName } from '../language/figure.language.js';
import { NotationError } from '../language/notation.error.js';
import { countings, scopePattern } from '../language/scope.language.js';
import { measureIdOf, measureNamed } from '../measures/measures.js';

const pieces = (cell: string | null): readonly string[] => (cell ?? '').split(/[；;\n]/).map((piece) => piece.trim()).filter((piece) => piece !== '');

const value = /^([^=＝]+)[=＝](约)?(\d{4}-\d{2}(?:-\d{2})?|-?\d+(?:\.\d+)?)([^（(]*)(?:[（(](.+)[）)])?$/u;

export interface DeclaredValue {
  readonly measure: string;
  readonly value: string;
  readonly unit: string;
  readonly scope: string;
  readonly approximate: boolean;
}

/** `区本级党政机构·合计` @throws {NotationError} */
export const readScope = (text: string): string => {
  const scope = text.trim();
  if (!scopePattern.test(scope)) throw new NotationError(`口径“${scope}”应如 各街道·每个；计法为 ${countings.join('、')}`, `scope "${scope}" should look like 各街道·每个`);
  return scope;
};

/** `正科级领导职数=79名；转发通知镇街=7个（镇和街道·合计）` @throws {NotationError} */
export const readValues = (cell: string | null): DeclaredValue[] =>
  pieces(cell).map((piece) => {
    const [, words = '', about, number = '', unit = '', scope = ''] = value.exec(piece) ?? [];
    const found = measureNamed(words.trim());
    if (number === '') throw new NotationError(`“${piece}”应如 党政机构=35个`, `"${piece}" should look like 党政机构=35个`);
    // What the product does not know is the district's own: whether that is defined, and its unit, is decided with the command.
    if (found === undefined) return { measure: words.trim(), value: number, unit: unit.trim(), scope: scope === '' ? '' : readScope(scope), approximate: about !== undefined };
    if (unit.trim() !== found.unit) throw new NotationError(`“${words}”的单位应为“${found.unit}”`, `the unit of "${words}" is "${found.unit}"`);
    return { measure: found.id, value: number, unit: found.unit, scope: scope === '' ? '' : readScope(scope), approximate: about !== undefined };
  });

export interface Relation {
  readonly kind: 'part-of';
  readonly figureId: string;
  readonly partition: string;
}

/** `A1按改革方式` @throws {NotationError} */
export const readParts = (cell: string | null): Relation[] =>
  pieces(cell).map((piece) => {
    const [, figureId, partition] = /^([A-Z]\d{1,3})按(.+)$/u.exec(piece) ?? [];
    if (figureId === undefined || partition === undefined) throw new NotationError(`“${piece}”应如 A1按机构类别`, `"${piece}" should look like A1按机构类别`);
    return { kind: 'part-of', figureId, partition };
  });

export const aspectWords: Readonly<Record<string, AspectName>> = {
  台账: 'ledger',
  已办结: 'closed',
  未办结: 'open',
  声明为零: 'zero',
  实例: 'instance',
  最低目标: 'target-at-least',
  排除占比: 'excluded-share',
};

/** `自设机构：声明为零` @throws {NotationError} */
export const readTopics = (cell: string | null): { topic: string; aspect: AspectName }[] =>
  pieces(cell).map((piece) => {
    const [topic = '', word = ''] = piece.split(/[:：]/u);
    const aspect = aspectWords[word.trim()];
    if (topic === '' || aspect === undefined) {
      throw new NotationError(`“${piece}”应如 自设机构：声明为零；可用 ${Object.keys(aspectWords).join('、')}`, `"${piece}" should look like 自设机构：声明为零`);
    }
    return { topic: topic.trim(), aspect };
  });

/** `服务大厅：社保、医保；镇街道：新华、海北等` – 等 at the end says that the list goes on. @throws {NotationError} */
export const readLists = (cell: string | null): { measure: string; names: string[]; open: boolean }[] =>
  pieces(cell).map((piece) => {
    const [words = '', ...rest] = piece.split(/[:：]/u);
    const measure = measureIdOf(words.trim());
    const listed = rest.join('：').trim();
    const open = listed.endsWith('等');
    const names = (open ? listed.slice(0, -1) : listed).split('、').map((name) => name.trim()).filter((name) => name !== '');
    if (names.length === 0) throw new NotationError(`“${piece}”没有列出名称`, `"${piece}" lists no names`);
    return { measure, names, open };
  });
