import type { FigureDeclared } from '@yange/contracts';
import { fitsFormat } from './report-number.format.js';
import { bindingsIn, readTemplate, type Binding, type TemplateFault, type TemplateProblem } from './template.notation.js';

/** What the names in a template may stand for. */
export interface Bindable {
  /** figure id → what the report says; of the report that the template is for */
  readonly figures: Readonly<Record<string, FigureDeclared>>;
  /** id of a measure by its id or words */
  idOf(measure: string): string;
  /** whether the product defines it for every district */
  isKnown(id: string): boolean;
  /** id of a measure → figure ids that the district defines it for; an empty id stands for every figure */
  defined(measure: string): readonly string[];
}

export interface TemplateTexts {
  readonly zh: string;
  readonly en: string;
}

const problemAt = (code: TemplateFault, { place, written }: Binding, zh: string, en: string): TemplateProblem => ({ code, place, written, zh, en });

/** Every fault of both texts with its place; an English text is optional. */
export const problemsOfTemplate = ({ zh, en }: TemplateTexts, bindable: Bindable): { readonly zh: readonly TemplateProblem[]; readonly en: readonly TemplateProblem[] } => {
  const [chinese, english] = [readTemplate(zh, 'zh'), readTemplate(en, 'en')];
  const own = bindingsIn(chinese.blocks);
  const foreign = bindingsIn(english.blocks);
  const numberOf = numberBy(bindable);
  const names = new Set(own.map(numberOf));
  return {
    zh: [...chinese.problems, ...own.flatMap((binding) => unknownIn(binding, bindable))],
    en: [
      ...english.problems,
      ...foreign.filter((binding) => !names.has(numberOf(binding))).map((binding) => problemAt('figure-not-in-chinese', binding, `“${binding.written}”不在中文文本中`, `the Chinese text does not bind "${binding.written}"`)),
      ...foreign.flatMap((binding) => unknownIn(binding, bindable)),
    ],
  };
};

const numberBy = ({ idOf }: Bindable) => ({ figureId, measure, date, scope }: Binding): string => [figureId ?? '', measure === null ? '' : idOf(measure), date ?? '', scope].join('|');

const unknownIn = (binding: Binding, { figures, idOf, isKnown, defined }: Bindable): readonly TemplateProblem[] => {
  const { figureId, measure, format } = binding;
  if (figureId === null) {
    const name = measure ?? '';
    return name === '' || isKnown(idOf(name)) || defined(idOf(name)).includes('') ? [] : [problemAt('unknown-measure', binding, `没有名为“${name}”的指标；可用其编号或名称，本区自设的先在“指标定义”中定义`, `no measure is called "${name}"`)];
  }
  const figure = figures[figureId];
  if (figure === undefined) return [problemAt('unknown-figure', binding, `没有编号为“${figureId}”的数据`, `there is no figure ${figureId}`)];
  if (measure === null && figure.measures.length === 0) return [problemAt('measure-unsaid', binding, `数据 ${figureId} 没有声明值，请写明指标：${figureId}·指标`, `figure ${figureId} claims no number: say which measure`)];
  const said = measure === null ? figure.measures[0] : figure.measures.find((one) => one.measure === idOf(measure));
  if (said === undefined && !defined(idOf(measure ?? '')).includes(figureId)) return [problemAt('measure-not-of-figure', binding, `数据 ${figureId} 没有指标“${measure ?? ''}”`, `figure ${figureId} has no measure "${measure ?? ''}"`)];
  if (said === undefined || fitsFormat(said.value, format)) return [];
  return [problemAt('format-misfit', binding, `“${said.value}”不能写成“${binding.written.split('|')[1] ?? ''}”`, `"${said.value}" cannot be written so`)];
};

/** Ids of all measures that the texts name: a district may have defined them. */
export const measuresNamedIn = ({ zh, en }: TemplateTexts, idOf: Bindable['idOf']): readonly string[] => {
  const named = [...bindingsIn(readTemplate(zh, 'zh').blocks), ...bindingsIn(readTemplate(en, 'en').blocks)].flatMap(({ measure }) => (measure === null ? [] : [idOf(measure)]));
  return [...new Set(named)];
};
