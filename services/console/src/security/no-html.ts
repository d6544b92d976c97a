interface PolicyFactory {
  createPolicy(name: string, rules: Readonly<Record<'createHTML' | 'createScript' | 'createScriptURL', (given: string) => string>>): unknown;
}

/** What becomes of a string that some library would have parsed as HTML or run as a script: nothing. */
export const nothing = (): string => '';

/**
 * The gateway demands trusted types and permits one policy, `default`, which can be made once. The console makes it first thing, and it trusts nothing: what React,
 * Ant Design and ECharts write as text or set as properties works, and any string that would become markup becomes the empty one. (Ant Design also tries to add
 * style sheets at run time, and ECharts empties an element by `innerHTML = ''`: neither is missed.)
 */
export const trustNoHtml = (): void => {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createHTML: nothing, createScript: nothing, createScriptURL: nothing });
};
