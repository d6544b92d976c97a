export declare const readAtRunTime: readonly string[];
export declare const shipped: (root: string) => Promise<readonly string[]>;
