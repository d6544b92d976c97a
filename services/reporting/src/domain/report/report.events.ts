import type { FigureDeclared, ReferenceFactRecorded } from '@yange/contracts';

export type ReportEvent = { readonly type: 'FigureDeclared'; readonly data: FigureDeclared };
export type ReferenceEvent = { readonly type: 'ReferenceFactRecorded'; readonly data: ReferenceFactRecorded };
