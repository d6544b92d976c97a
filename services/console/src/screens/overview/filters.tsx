import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { frame } from '../../words/frame.words.js';
import { overview } from '../../words/overview.words.js';
import { bases, parts, sureness, verdicts, wordsFor } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';
import { filterNames, isAlso, partOf, tally, type Figure, type Filter, type Finding } from './figures.model.js';
import { Swatch } from './marks.js';

interface FiltersProps {
  readonly figures: readonly Figure[];
  readonly findings: readonly Finding[];
  readonly filter: Filter;
  readonly shown: number;
}

interface Choice {
  readonly value: string;
  readonly words: Words;
  readonly count: number;
  readonly hint?: Words | undefined;
  readonly sign?: ReactNode;
}

/** The choices of each filter; what no figure has is not offered. */
const choicesOf = (figures: readonly Figure[], findings: readonly Finding[]): Readonly<Record<'part' | 'verdict' | 'basis' | 'also', readonly Choice[]>> => {
  const [inPart, byVerdict, byBasis] = [tally(figures, partOf), tally(figures, ({ verdict }) => verdict), tally(figures, ({ basis }) => basis)];
  const also = (value: string): number => figures.filter((figure) => isAlso(figure, findings, value)).length;
  return {
    part: [{ value: '', words: overview.all, count: figures.length }, ...Object.entries(parts).map(([value, words]) => ({ value, words: { zh: `${value} ${words.zh}`, en: `${value} ${words.en}` }, count: inPart[value] ?? 0 }))],
    verdict: Object.entries(verdicts).map(([value, words]) => ({ value, words, count: byVerdict[value as Figure['verdict']] ?? 0, hint: words.hint, sign: <span className="sign" aria-hidden="true">{words.mark}</span> })),
    basis: Object.entries(bases).map(([value, words]) => ({ value, words, count: byBasis[value as Figure['basis']] ?? 0, hint: words.hint, sign: <Swatch tone={value as Figure['basis']} /> })),
    also: [
      { value: 'finding', words: overview.withFindings, count: also('finding'), hint: overview.withFindingsHint },
      ...['reconstructed', 'synthetic'].map((value) => ({ value, words: wordsFor(sureness, value), count: also(value), hint: sureness[value]?.hint })),
    ],
  };
};

/** The legend of the picture and the table as well. */
export const Filters = ({ figures, findings, filter, shown }: FiltersProps): ReactNode => {
  const { say, change } = useAddress();
  const choices = choicesOf(figures, findings);
  const isFiltered = filterNames.some((name) => filter[name] !== '');
  const choose = (name: 'part' | 'verdict' | 'basis' | 'also', value: string): void => change({ [name]: filter[name] === value ? '' : value });
  return (
    <div className="controls">
      {(['part', 'verdict', 'basis', 'also'] as const).map((name) => (
        <div key={name} className="filter" role="group" aria-label={say(overview[name === 'also' ? 'watch' : name])}>
          <span className="filter-name" aria-hidden="true">{say(overview[name === 'also' ? 'watch' : name])}</span>
          {choices[name].filter(({ count, value }) => count > 0 || value === filter[name]).map(({ value, words, count, hint, sign }) => (
            <button key={value} type="button" className="choice" data-choice={`${name}-${value}`} aria-pressed={filter[name] === value} title={say(hint)} onClick={() => choose(name, value)}>
              {sign}{say(words)}<span className="count">{count}</span>
            </button>
          ))}
        </div>
      ))}
      <div className="search-line">
        <Input.Search id="figure-search" value={filter.text} allowClear maxLength={100} placeholder={say(overview.search)} aria-label={say(overview.searchLabel)} onChange={(event) => change({ text: event.target.value })} />
        <span role="status">{isFiltered ? `${say(overview.shown)} ${shown} / ${figures.length}` : ''}</span>
        {isFiltered ? <Button size="small" onClick={() => change({ part: '', verdict: '', basis: '', also: '', text: '' })}>{say(frame.clear)}</Button> : null}
      </div>
    </div>
  );
};
