import { typed } from './typed.js';

/** A tab's store, as far as it is used here. */
class Store {
  [name: string]: unknown;
  getItem = (name: string): string | null => (Object.hasOwn(this, name) ? String(this[name]) : null);
  setItem = (name: string, value: string): void => void (this[name] = value);
  removeItem = (name: string): void => void delete this[name];
}

describe('what was typed', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');
  beforeEach(() => Object.defineProperty(globalThis, 'sessionStorage', { value: new Store(), configurable: true, writable: true }));
  afterEach(() => (before === undefined ? Reflect.deleteProperty(globalThis, 'sessionStorage') : Object.defineProperty(globalThis, 'sessionStorage', before)));

  it('is there again, for the form that it was typed in, until it is sent or thrown away', () => {
    typed.keep('raise', { '/matter': '井盖' });
    expect([typed.of('raise'), typed.of('close')]).toEqual([{ '/matter': '井盖' }, {}]);
    typed.drop('raise');
    expect(typed.of('raise')).toEqual({});
  });

  it('is gone with the person, and nothing else is', () => {
    sessionStorage.setItem('yange-token', 't');
    typed.keep('raise', { '/matter': '井盖' });
    typed.dropAll();
    expect([typed.of('raise'), sessionStorage.getItem('yange-token')]).toEqual([{}, 't']);
  });

  it('that cannot be read is nothing', () => {
    sessionStorage.setItem('yange-typed:raise', '{');
    expect(typed.of('raise')).toEqual({});
  });
});
