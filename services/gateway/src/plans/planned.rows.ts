import { planShape, type Plan, type PlanStepInput } from '@yange/service-host';
import type { CellError } from '@yange/use-case';

/** As many steps as a plan may have. */
const mostSteps = 500;

/**
 * Rows of an upload as the steps of one plan. Ids that an import would give to what rows bring mean nothing in a plan, whose steps have ids of their own: in their place stands
 * which step brings the thing, and under which label (`@3:organ/0`).
 */
export class PlannedRows {
  private readonly steps: PlanStepInput[] = [];
  private readonly brought = new Map<string, string>();

  constructor(private readonly title: string) {}

  /** @param made ids of what the row brings, with their labels @returns what keeps it out of the plan */
  add(step: PlanStepInput, made: Readonly<Record<string, string>>): readonly CellError[] {
    if (this.steps.length === mostSteps) return [{ column: '', rule: 'plan-too-long', zh: `一个方案至多 ${mostSteps} 步，请分成几个方案`, en: `a plan has at most ${mostSteps} steps: make several of it` }];
    for (const [id, label] of Object.entries(made)) this.brought.set(id, `@${this.steps.length + 1}:${label}`);
    this.steps.push({ ...step, body: this.named(step.body ?? {}) });
    return [];
  }

  /** null where no row became a step */
  plan(): Plan | null {
    return this.steps.length === 0 ? null : planShape.parse({ title: this.title, steps: this.steps });
  }

  private named<T>(value: T): T {
    if (typeof value === 'string') return (this.brought.get(value) ?? value) as T;
    if (Array.isArray(value)) return value.map((one: unknown) => this.named(one)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.named(inner as unknown)])) as T;
  }
}
