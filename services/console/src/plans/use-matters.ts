import { today } from '../address/address.model.js';
import { useAddress } from '../address/use-address.js';
import { api, useDoor } from '../api/platform.js';
import type { Choice } from '../command/field-control.js';
import { codes } from '../words/code.words.js';
import { motionWords } from '../words/motion.words.js';
import { wordsFor } from '../words/report.words.js';
import type { Words } from '../words/say.js';

const useAnswered = () => {
  const { district } = useAddress();
  const query = { on: today() };
  return useDoor(['matters', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/matters', { params: { path: { district }, query }, signal }));
};

/** What a matter is called; its code until that is known. */
export const useMatters = (): ((matter: string) => Words) => {
  const { data } = useAnswered();
  return (matter) => data?.matters.find((one) => one.matter === matter)?.title ?? { zh: matter, en: matter };
};

/** Kinds of quota as the district has them today. */
export const useKinds = (): readonly Choice[] => {
  const { district } = useAddress();
  const query = { on: today() };
  const { data } = useDoor(['quota-kinds', district, query], (signal) => api.GET('/v1/districts/{district}/staffing/reference-lists/{list}', { params: { path: { district, list: 'quota-kinds' }, query }, signal }));
  return (data?.entries ?? []).map(({ code, name }) => ({ value: code, label: name }));
};

interface Bound {
  readonly quantity: number | null;
  readonly quotaKind: string | null;
  readonly direction: string | null;
}

/** What an item holds changes to, in brackets: 核减、事业编制、数量 5. Nothing where it holds them to nothing. */
export const useBound = (): ((item: Bound) => string) => {
  const { say } = useAddress();
  const kinds = useKinds();
  return ({ quantity, quotaKind, direction }) => {
    const parts = [
      direction === null ? '' : say(wordsFor(codes, direction)),
      quotaKind === null ? '' : (kinds.find(({ value }) => value === quotaKind)?.label ?? say(wordsFor(codes, quotaKind))),
      quantity === null ? '' : `${say(motionWords.quantity)} ${String(quantity)}`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `（${parts.join('、')}）`;
  };
};

/** What the fields of an item offer, by pointer. */
export const useItemChoices = (): Readonly<Record<string, readonly Choice[]>> => ({ '/items/matter': useMatterChoices(), '/items/quotaKind': useKinds() });

/** What a motion may be about, with who decides it. */
const useMatterChoices = (): readonly Choice[] => {
  const { say } = useAddress();
  const { data } = useAnswered();
  return (data?.matters ?? []).map(({ matter, title, level }) => ({ value: matter, label: `${say(title)}（${say(level === 'city' ? { zh: '市批', en: 'city' } : { zh: '区批', en: 'district' })}）` }));
};
