import { basisOf } from '../figures/basis.js';
import { evaluate } from '../figures/term.evaluation.js';
import { dimensions, ledgerMeasures, wordOfValue, type LedgerMeasure } from '../language/ledger.words.js';
import { each, sum, type Term } from '../language/term.js';
import type { LedgerEntry, LedgerIndex } from '../ledger/ledger.js';
import { endOf, rememberedByDay, type Claim, type LogValue } from './claim.js';

type Chosen = Readonly<Record<string, string>>;

/** Dimensions that name the very thing; where there is one, the kind beside it says little. */
const telling = new Set(['role', 'concurrentRole', 'name', 'item', 'label', 'list', 'kind']);
/** Dimensions that say what is counted; owner and category say whose it is, and the rest name a source. */
const naming = new Set(['category', 'method', 'unitKind', 'quotaKind', 'level', 'rank', 'role', 'concurrentRole', 'name', 'item', 'itemKind', 'auxiliaryKind', 'label', 'powerKind', 'list', 'kind', 'change']);
const collective = '各每均';

/**
 * What no report has declared and the ledger holds all the same: the posts of one organ by role, the quota of another by kind, the street offices that are in scope.
 * A claim for each owner by name, for each category together, and for what each of a category has.
 */
export const ledgerClaims = (index: LedgerIndex, draftDay: string): readonly Claim[] =>
  ledgerMeasures.flatMap((measure) => {
    const entries = (index.get(measure.id) ?? []).filter(({ former }) => former === undefined);
    return distinct(entries.map((entry) => chosenOf(entry, measure))).flatMap((chosen) => claimsFor(measure, chosen, entries.filter((entry) => holds(entry, chosen)), index, draftDay));
  });

const chosenOf = ({ dims }: LedgerEntry, { dimensions: own }: LedgerMeasure): Chosen =>
  Object.fromEntries(own.flatMap((one) => (naming.has(one) && (dims[one] ?? '') !== '' ? [[one, dims[one] ?? '']] : [])));

const holds = ({ dims }: LedgerEntry, chosen: Chosen): boolean => Object.entries(chosen).every(([dimension, value]) => dims[dimension] === value);

const distinct = (all: readonly Chosen[]): readonly Chosen[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];

const claimsFor = (measure: LedgerMeasure, chosen: Chosen, entries: readonly LedgerEntry[], index: LedgerIndex, day: string): readonly Claim[] => {
  const what = [...Object.entries(chosen).map(([dimension, value]) => wordOfValue(dimension, value)), measure.zh];
  const unit = entries[0]?.unit ?? '';
  const named = Object.entries(chosen).filter(([dimension]) => telling.has(dimension)).map(([, value]) => value);
  const phrase = spokenAs(measure.id, chosen) ?? (named.length === 0 ? what.join(' ') : named.join(' '));
  const claim = (whose: string, term: Term, spokenOf: readonly string[], counting: string): Claim => claimOf({ measure: measure.id, words: [whose, ...what].filter((word) => word !== ''), phrase, unit, term, spokenOf, scope: `${whose === '' ? '全区' : whose}·${counting}` }, index, day);
  if (!measure.dimensions.includes('owner')) return [claim('', sum(measure.id, chosen), [], '合计')];
  const owners = [...new Set(entries.flatMap(({ dims }) => dims['owner'] ?? []))];
  const categories = [...new Set(entries.flatMap(({ dims }) => dims['ownerCategory'] ?? []))].filter((category) => Object.values(dimensions['ownerCategory']?.values ?? {}).includes(category));
  return [
    ...owners.map((owner) => claim(owner, sum(measure.id, { ...chosen, owner }), [owner], '单个')),
    ...categories.flatMap((category) => {
      const word = wordOfValue('ownerCategory', category);
      const where = { ...chosen, ownerCategory: category };
      return [claim(word, sum(measure.id, where), [word], '合计'), claim(word, each(measure.id, 'owner', where), [...collective].map((one) => one + word.slice(0, 2)), '每个')];
    }),
  ];
};

/** As a report says it, where that is not the words of the ledger one after the other. */
const spokenAs = (measure: string, { level = '', rank = '' }: Chosen): string | null => (measure === 'posts' ? `${wordOfValue('rank', rank)}${level}领导职数` : null);

interface Asked {
  readonly measure: string;
  readonly words: readonly string[];
  readonly phrase: string;
  readonly unit: string;
  readonly term: Term;
  readonly spokenOf: readonly string[];
  readonly scope: string;
}

const claimOf = ({ measure, words, phrase, unit, term, spokenOf, scope }: Asked, index: LedgerIndex, draftDay: string): Claim => ({
  figureId: '',
  measure,
  title: { zh: words.join(' '), en: words.join(' ') },
  unit,
  scope,
  quote: '',
  declared: '',
  reading: '',
  phrases: [phrase],
  spokenOf,
  tolerance: 0,
  valueOn: rememberedByDay((day = draftDay): LogValue => {
    const found = evaluate(term, index, { asOf: day, reported: day, unit: null });
    return { value: found.value, reason: found.reason, asOf: endOf(day), basis: basisOf(found), events: [...found.events], uncertain: [...found.uncertain] };
  }),
});
