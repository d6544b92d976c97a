export interface PaperColumn {
  readonly name: string;
  /** characters wide in the workbook; on the page its share of the sheet */
  readonly width: number;
}

/** A table to be handed out, in words: all that a workbook and a page to print show of it. */
export interface Paper {
  readonly title: string;
  /** what it is of, in the title of the page: 区划 150302 */
  readonly of: string;
  /** lines between title and table */
  readonly head: readonly string[];
  readonly columns: readonly PaperColumn[];
  /** each as long as the columns */
  readonly rows: readonly (readonly string[])[];
  /** lines below the table: remarks, then who made it and when */
  readonly foot: readonly string[];
}

export interface Made {
  /** 制表人 */
  readonly by: string;
  /** 制表时间 */
  readonly at: string;
  /** positions of the logs that it was read at, as `knownAt` takes them */
  readonly readAt?: string;
}

export const madeWords = ({ by, at, readAt }: Made): string => `制表人：${by}    制表时间：${at}${readAt === undefined ? '' : `    所据日志位置：${readAt}`}`;

const hoursInChina = 8;

/** By whom and when a paper is made: a subject of a token, now by the clocks of China. */
export const madeNow = (by: string, readAt?: string): Made => ({ ...(readAt === undefined ? {} : { readAt }), by, at: `${new Date(Date.now() + hoursInChina * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} 北京时间` });

/** 2019年2月1日; nothing of what is no day. */
export const dayWords = (day: string | null): string => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  return year === undefined ? '' : `${year}年${Number(month)}月${Number(date)}日`;
};
