import { DeclineReason, membersIn, PowerKind, type EnforcementEvent, type Subject } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineStateFold, type Cells, type RowBook, type StateRow } from '@yange/projections';
import { applyItem, claimed } from './power-item.fold.js';

type PowerListEvent = Extract<
  EnforcementEvent,
  {
    type:
      | 'PowerListIssued' | 'PowerListRevised' | 'VerticalShareStated' | 'EnforcementBodyDetermined' | 'DelegationMethodsAdopted'
      | 'ClaimTargetSet' | 'PowersClaimed' | 'PowersDeclined' | 'PowersClaimRevoked' | 'ClaimListPublished' | 'PowerItemsDescribed' | 'UnitCapacityDetermined' | 'PowersDelegated'
      | 'PowerItemsWithdrawn' | 'PowersEvaluated' | 'PowerListAdopted';
  }
>;

const noList: Cells = {
  title: '', version: 0, total: 0, penalty: null, methods: '', target_percent: null, target_applies_to: '', target_needs_body: false, vertical_words: '', vertical_approximate: false, issuer: '', issued_by_level: '',
};
const noUnit: Cells = { enforcement_body: null, body_name: '', claimed: 0, penalty: 0, other: 0, unsplit: 0, published: null, level: '', expertise: '', capacity_known: false, adopted: null };

const kinds: Readonly<Record<PowerKind, string>> = { [PowerKind.UNSPECIFIED]: 'unsplit', [PowerKind.PENALTY]: 'penalty', [PowerKind.OTHER]: 'other' };

const formerReasons: Readonly<Record<number, string>> = {
  [DeclineReason.NO_ENFORCEMENT_BODY]: 'no-enforcement-body', [DeclineReason.VERTICAL_HOLDER]: 'vertical-holder', [DeclineReason.BEYOND_AUTHORITY]: 'beyond-authority',
  [DeclineReason.EXPERTISE]: 'expertise', [DeclineReason.AUTHORITY_OR_EXPERTISE]: 'authority-or-expertise', [DeclineReason.LEGAL_BASIS]: 'legal-basis',
};

const claim = (book: RowBook, data: { unit?: Subject | undefined; kind: PowerKind }, change: number): void => {
  const id = data.unit?.organId ?? '';
  const blank = { name: data.unit?.name ?? '', ...noUnit };
  for (const cell of ['claimed', kinds[data.kind]]) book.add('power_units', id, cell, change, blank);
};

const unit = (book: RowBook, subject: Subject | undefined, cells: Cells): void => book.put('power_units', subject?.organId ?? '', cells, { name: subject?.name ?? '', ...noUnit });

const methodsWith = (known: unknown, names: readonly string[]): string => [...new Set([...String(known ?? '').split('、').filter((name) => name !== ''), ...names])].join('、');

const apply = (book: RowBook, event: PowerListEvent, key: string): void => {
  const list = (cells: Cells): void => book.put('power_lists', key, cells, noList);
  switch (event.type) {
    case 'PowerListIssued':
    case 'PowerListRevised': {
      const { title, version, items, parts, issuer, level } = event.data;
      return list({ title, version, issuer, issued_by_level: level, total: items?.count ?? 0, penalty: parts.find(({ kind }) => kind === PowerKind.PENALTY)?.items?.count ?? null });
    }
    case 'VerticalShareStated':
      return list({ vertical_words: event.data.words, vertical_approximate: event.data.approximate });
    case 'DelegationMethodsAdopted':
      return list({ methods: methodsWith(book.cells('power_lists', key)?.['methods'], event.data.methods.map(({ name }) => name)) });
    case 'ClaimTargetSet':
      return list({ target_percent: event.data.atLeastPercent, target_applies_to: event.data.appliesTo, target_needs_body: event.data.needsEnforcementBody });
    case 'EnforcementBodyDetermined':
      return unit(book, event.data.unit, { enforcement_body: event.data.exists, body_name: event.data.bodyName });
    case 'UnitCapacityDetermined':
      return unit(book, event.data.unit, { level: event.data.level, expertise: event.data.expertise.join('、'), capacity_known: true });
    case 'PowersClaimed':
      claimed(book, event.data.unit, event.data.items?.named ?? [], true);
      return claim(book, event.data, membersIn(event.data.items));
    case 'PowersClaimRevoked':
      claimed(book, event.data.unit, event.data.items?.named ?? [], false);
      return claim(book, event.data, -membersIn(event.data.items));
    case 'PowerListAdopted':
      return unit(book, event.data.unit, { adopted: event.data.version });
    case 'ClaimListPublished':
      return unit(book, event.data.unit, { published: event.data.count });
    case 'PowersDelegated':
      unit(book, event.data.unit, {});
      return applyItem(book, event);
    case 'PowerItemsDescribed':
    case 'PowerItemsWithdrawn':
      return applyItem(book, event);
    case 'PowersEvaluated':
    case 'PowersDeclined':
      return;
  }
};

const tracesOf = ({ event, eventId, effective }: Fact<PowerListEvent>): readonly StateRow[] => {
  if (event.type === 'PowersDeclined') {
    const { unit: subject, items, words, reason, reasonCode } = event.data;
    return [{ table: 'power_refusals', key: eventId, cells: { unit_id: subject?.organId ?? '', unit: subject?.name ?? '', count: membersIn(items), reason: reasonCode === '' ? (formerReasons[reason] ?? '') : reasonCode, words, effective: effective.text } }];
  }
  if (event.type !== 'PowersEvaluated') return [];
  const { unit: subject, evaluatedBy, periodFrom, periodTo, result, words, nextDue } = event.data;
  const cells = { unit_id: subject?.organId ?? '', unit: subject?.name ?? '', evaluated_by: evaluatedBy?.name ?? '', period_from: periodFrom, period_to: periodTo, result, words, next_due: nextDue };
  return [{ table: 'power_evaluations', key: eventId, cells }];
};

export const powerListFold = defineStateFold<PowerListEvent>({
  stream: 'power-list',
  types: [
    'PowerListIssued', 'PowerListRevised', 'VerticalShareStated', 'EnforcementBodyDetermined', 'DelegationMethodsAdopted', 'ClaimTargetSet',
    'PowersClaimed', 'PowersDeclined', 'PowersClaimRevoked', 'ClaimListPublished', 'PowerItemsDescribed', 'UnitCapacityDetermined', 'PowersDelegated',
    'PowerItemsWithdrawn', 'PowersEvaluated', 'PowerListAdopted',
  ],
  apply,
  shows: ({ table, cells }) => table !== 'power_claims' || cells['held'] === true || cells['delegated'] === true,
  traces: tracesOf,
});
