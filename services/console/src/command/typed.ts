/** What was typed and not sent yet outlives a closed form, a lost login and a page that is loaded anew: it is kept with the tab until it is sent or thrown away. */
const prefix = 'yange-typed:';

export type Typed = Readonly<Record<string, unknown>>;

export const typed = {
  of(form: string): Typed {
    try {
      return JSON.parse(sessionStorage.getItem(prefix + form) ?? '{}') as Typed;
    } catch {
      return {};
    }
  },
  keep(form: string, values: Typed): void {
    try {
      sessionStorage.setItem(prefix + form, JSON.stringify(values));
    } catch {
      // A full store keeps nothing more; the form itself still has it.
    }
  },
  drop(form: string): void {
    sessionStorage.removeItem(prefix + form);
  },
  /** of whoever sat here before */
  dropAll(): void {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
  },
};
