/** @param {{ search: HTMLInputElement, isOpen: () => boolean, onClose: () => void }} options */
export const moveByKeys = ({ search, isOpen, onClose }) => {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
    if (event.key === 'Escape' && isOpen()) onClose();
    else if (event.key === '/' && !typing) search.focus();
    else if (typing || !/^Arrow(Up|Down)$/.test(event.key) || !move(event.key === 'ArrowDown' ? 1 : -1)) return;
    event.preventDefault();
  });
};

/** From row to row, where the focus is on one. @param {number} by */
const move = (by) => {
  const rows = [...document.querySelectorAll('tr.figure .id')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at < 0 ? undefined : rows[at + by];
  if (!(next instanceof HTMLElement)) return false;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
};
