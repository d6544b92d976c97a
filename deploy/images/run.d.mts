export declare const roots: Readonly<Record<string, string>>;
