export interface ServedDistrict {
  /** region code */
  readonly code: string;
  /** folder of tables; null where there is nothing to load */
  readonly history: string | null;
}

export interface StartOptions {
  /** import, catch up, reconcile, print, stop */
  readonly check: boolean;
  readonly json: boolean;
  /** data in a folder that goes when the platform stops */
  readonly ephemeral: boolean;
  /** a process per service */
  readonly split: boolean;
  /** `own` starts a broker; `host:port,…` uses one that is there */
  readonly kafka: 'none' | 'own' | { readonly brokers: string };
  /** variables of an identity provider outside, at which people log in; empty: the local issuer and its example people */
  readonly provider: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  readonly port: number;
  /** region codes that other nodes record and this one reads from their topics */
  readonly followed: readonly string[];
  /** no history is loaded */
  readonly empty: boolean;
  /** served, and their histories loaded: that of a folder, else the one that comes along, else none */
  readonly districts: readonly ServedDistrict[];
}
