import { today } from '../../address/address.model.js';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import type { Choice } from '../../command/field-control.js';
import type { Words } from '../../words/say.js';

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

/** What a motion may be about, with who decides it. */
export const useMatterChoices = (): readonly Choice[] => {
  const { say } = useAddress();
  const { data } = useAnswered();
  return (data?.matters ?? []).map(({ matter, title, level }) => ({ value: matter, label: `${say(title)}（${say(level === 'city' ? { zh: '市批', en: 'city' } : { zh: '区批', en: 'district' })}）` }));
};
