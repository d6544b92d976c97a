import { organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { UnitTemplateEvent, UnitTemplateState } from './unit-template.aggregate.js';

export interface Part {
  readonly kind: string;
  readonly count: number;
  readonly names: readonly string[];
  readonly plates: readonly string[];
}

export interface Prescription {
  readonly templateKind: string;
  readonly words: string;
  readonly parts: readonly Part[];
  readonly reading: string;
}

/** @throws {Rejected} `list-longer-than-count`, `part-twice` */
export const prescribe = (template: Timeline<UnitTemplateState, UnitTemplateEvent>, wanted: Prescription, meta: CommandMeta): readonly UnitTemplateEvent[] => {
  const { templateKind, words, reading } = wanted;
  if (new Set(wanted.parts.map(({ kind }) => kind)).size !== wanted.parts.length) {
    throw new Rejected('part-twice', '模板中同一类别出现两次', 'a kind occurs twice in the template', { templateKind });
  }
  const long = wanted.parts.find(({ names, count }) => names.length > count);
  if (long !== undefined) {
    throw new Rejected('list-longer-than-count', `名单有 ${long.names.length} 个，数量却为 ${long.count}`, `${long.names.length} are named, ${long.count} are counted`, { kind: long.kind });
  }
  const { parts } = template.at(meta.effective.to);
  const same = parts.size === wanted.parts.length && wanted.parts.every((part) => isSame(part, parts.get(part.kind)));
  if (same) return [];
  return [
    organisationsContract.make('UnitTemplatePrescribed', {
      templateKind,
      words,
      reading,
      parts: wanted.parts.map((part) => ({ ...part, names: [...part.names], plates: [...part.plates] })),
    }),
  ];
};

const isSame = (wanted: Part, known: Omit<Part, 'kind'> | undefined): boolean =>
  known !== undefined && known.count === wanted.count && known.names.join() === wanted.names.join() && known.plates.join() === wanted.plates.join();
