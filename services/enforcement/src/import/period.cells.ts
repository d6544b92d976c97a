import type { RowReader } from '@yange/use-case';

/** First day of what the cell says, `YYYY-MM-DD`: of a month its first. */
export const firstDay = (row: RowReader, header: string): string => row.optionalDate(header)?.from ?? row.text(header);

/** Last day of what the cell says. */
export const lastDay = (row: RowReader, header: string): string => row.optionalDate(header)?.to ?? row.text(header);
