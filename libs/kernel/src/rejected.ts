/** A rule that a command or row breaks, in the clerk's words. */
export interface Violation {
  /** stable id in kebab case; part of the public interface */
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
  /** numbers and ids that the rule looked at */
  readonly facts?: Readonly<Record<string, string>>;
}

/** The command cannot become a fact, in any mode: it contradicts itself or what is recorded. */
export class Rejected extends Error implements Violation {
  readonly zh: string;
  readonly en: string;

  constructor(
    readonly rule: string,
    zh: string,
    en: string,
    readonly facts: Readonly<Record<string, string>> = {},
  ) {
    super(`${rule}: ${en}`);
    this.name = 'Rejected';
    this.zh = zh;
    this.en = en;
  }

  static of(violation: Violation): Rejected {
    return new Rejected(violation.rule, violation.zh, violation.en, violation.facts);
  }
}
