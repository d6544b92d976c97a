import type { ImportColumn } from '@yange/use-case';

export const column = (header: string, zh: string, en: string, required = false): ImportColumn => ({ header, required, hint: { zh, en } });
