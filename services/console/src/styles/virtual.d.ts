declare module 'virtual:antd.css';
declare module 'virtual:command/*' {
  export const command: {
    readonly id: string;
    readonly path: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly right: string;
    readonly isConditional: boolean;
    readonly isVersioned: boolean;
    readonly isUnderDecision: boolean;
    readonly body: object;
  };
}
declare module 'virtual:commands' {
  export const commands: readonly {
    readonly id: string;
    readonly path: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly right: string;
  }[];
}
declare module '*.css';
