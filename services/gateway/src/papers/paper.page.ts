import type { Paper } from './paper.js';

/** Headers of a page that is printed: it loads nothing and runs nothing. */
export const pageHeaders = { type: 'text/html; charset=utf-8', policy: "default-src 'none'; style-src 'unsafe-inline'" } as const;

/** A table to be printed as it is: A4 across, the header on every sheet of paper. */
export const paperPage = ({ title, of, head, columns, rows, foot }: Paper): string => {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return sheetOf(`${title} ${of}`, tableStyle, `<h1>${escaped(title)}</h1>
${head.map(paragraph).join('\n')}
<table><colgroup>${columns.map(({ width }) => `<col style="width: ${((100 * width) / all).toFixed(2)}%">`).join('')}</colgroup><thead><tr>${columns.map(({ name }) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n')}
</tbody></table>
${foot.map(paragraph).join('\n')}`);
};

/** A whole document. @param content markup, in which whatever comes from elsewhere is `escaped` */
export const sheetOf = (title: string, style: string, content: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${style}</style></head><body>
${content}
</body></html>
`;

/** The faces of official documents where they are installed, else what there is of Chinese. */
export const serif = 'FangSong, FangSong_GB2312, STFangsong, SimSun, "Songti SC", "Noto Serif CJK SC", serif';

const tableStyle = `
@page { size: A4 landscape; margin: 12mm; @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font: 8pt SimSun, "Songti SC", "Noto Serif CJK SC", serif } }
body { font: 9pt/1.35 SimSun, "Songti SC", "Noto Serif CJK SC", serif; margin: 1rem }
h1 { font-size: 16pt; text-align: center; margin: 0 }
p { margin: .3em 0 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: 1px solid #000; padding: 2px 4px; vertical-align: top; text-align: left; overflow-wrap: anywhere }
thead { display: table-header-group }
tr { break-inside: avoid }
p { white-space: pre-wrap }
/* The outer borders stand half outside the table: without room a printer cuts them. */
@media print { body { margin: 0; padding: 0 1px } }
`;

const paragraph = (line: string): string => `<p>${escaped(line)}</p>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
