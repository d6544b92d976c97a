import { PackageParts } from './package.parts.js';
import { fallbacks } from './official.layout.js';

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Names by which other machines know a face, as Word looks them up (`w:altName`). */
const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="${namespace}">${Object.entries(fallbacks)
  .map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`)
  .join('')}</w:fonts>`;

const madeOn = '2000-01-01T00:00:00Z';

/** The same document or workbook without what depends on the moment in which it was made. */
export const madeTheSameEveryTime = async (bytes: Uint8Array): Promise<Buffer> => {
  const parts = await PackageParts.open(bytes);
  const core = await parts.xml('docProps/core.xml');
  for (const name of ['created', 'modified']) {
    for (const one of Array.from(core.getElementsByTagNameNS('http://purl.org/dc/terms/', name))) one.textContent = madeOn;
  }
  parts.put('docProps/core.xml', core);
  if (parts.has('word/fontTable.xml')) parts.put('word/fontTable.xml', fontTable);
  return parts.save();
};
