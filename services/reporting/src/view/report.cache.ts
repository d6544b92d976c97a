import type { ReportView } from './report.view.js';

/** Views of so many districts are kept; each is small, since it holds figures and not the ledger. */
const most = 32;

/** The last view of each district, for as long as the read model says the same. */
export class ReportCache {
  private readonly kept = new Map<string, { readonly state: string; readonly view: Promise<ReportView> }>();

  /**
   * @param state what the view depends on; another one asks for another view
   * @param build called once for all who ask for the same state; a failure is not kept
   */
  get(district: string, state: string, build: () => Promise<ReportView>): Promise<ReportView> {
    const known = this.kept.get(district);
    if (known?.state === state) return known.view;
    const view = build();
    this.kept.delete(district);
    this.kept.set(district, { state, view });
    for (const oldest of [...this.kept.keys()].slice(0, Math.max(0, this.kept.size - most))) this.kept.delete(oldest);
    view.catch(() => {
      if (this.kept.get(district)?.view === view) this.kept.delete(district);
    });
    return view;
  }
}
