import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { tableWords } from '../words/table.words.js';
import { pageOf, rowsOfPage } from './table.model.js';
import { usePrinted } from './use-printed.js';

/** Where rows come from a page at a time. */
interface More {
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

interface Paged<T> {
  readonly shown: readonly T[];
  /** nothing where all rows stand on one page */
  readonly pager: ReactNode;
}

/** Rows of a plain table a hundred at a time; on paper every one that was read. */
export const usePaged = <T,>(rows: readonly T[], { hasMore, onMore }: More = { hasMore: false, onMore: () => undefined }): Paged<T> => {
  const { say } = useAddress();
  const [wanted, setWanted] = useState(0);
  const isPrinted = usePrinted();
  const page = pageOf(wanted, rows.length);
  if (isPrinted || (rows.length <= rowsOfPage && !hasMore)) return { shown: rows, pager: null };
  const first = page * rowsOfPage;
  const shown = rows.slice(first, first + rowsOfPage);
  const isLast = first + rowsOfPage >= rows.length;
  const next = (): void => {
    if (isLast) onMore();
    // What is asked for is shown as soon as it is there.
    setWanted(page + 1);
  };
  const pager = (
    <p className="pager acts">
      <Button size="small" disabled={page === 0} onClick={() => setWanted(page - 1)}>{say(tableWords.pageBefore)}</Button>
      <span role="status" className="soft">{first + 1}–{first + shown.length} / {rows.length}{hasMore ? '+' : ''}</span>
      <Button size="small" disabled={isLast && !hasMore} onClick={next}>{say(tableWords.pageAfter)}</Button>
    </p>
  );
  return { shown, pager };
};
