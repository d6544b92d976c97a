import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { say, type Language, type Words } from '../words/say.js';
import { carriedOf, changed, languageOf, momentOf, type Moment } from './address.model.js';

export interface Address extends Moment {
  readonly params: URLSearchParams;
  readonly language: Language;
  /** `to('organs', { organ: id })`: the same moment on another screen */
  readonly to: (screen: string, more?: Readonly<Record<string, string>>) => string;
  /** replaces what is in the address; `step` makes it a step of the browser's history */
  readonly change: (change: Readonly<Record<string, string>>, step?: boolean) => void;
  readonly say: (words: Words | undefined) => string;
}

/** Where one is, and the way on. */
export const useAddress = (): Address => {
  const [params, setParams] = useSearchParams();
  const change = useCallback((wanted: Readonly<Record<string, string>>, step = false) => setParams((now) => changed(now, wanted), { replace: !step }), [setParams]);
  return useMemo(() => {
    const language = languageOf(params);
    const to = (screen: string, more: Readonly<Record<string, string>> = {}): string => `/${screen}?${changed(carriedOf(params), more)}`;
    return { ...momentOf(params), params, language, to, change, say: (words) => say(words, language) };
  }, [params, change]);
};

/** A filter of a screen that is in the address, under its name. */
export const useParam = (name: string): readonly [string, (value: string) => void] => {
  const { params, change } = useAddress();
  return [params.get(name) ?? '', useCallback((value: string) => change({ [name]: value }), [change, name])];
};
