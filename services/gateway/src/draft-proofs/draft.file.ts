import { Problem } from '@yange/http';
import { UnreadableWordFile, wordOf, WordFile } from '@yange/word-files';

/** A draft as it was brought: a Word document, or a text, of which one is made. */
export const openDraft = async (name: string, bytes: Buffer): Promise<WordFile> => {
  try {
    return await WordFile.open(/\.(?:txt|md)$/iu.test(name) ? await wordOf(linesOf(bytes)) : bytes);
  } catch (error) {
    if (!(error instanceof UnreadableWordFile)) throw error;
    const { code, words } = error;
    throw new Problem(code === 'file-too-large' ? 413 : 422, code, { zh: `“${name}”：${words.zh}`, en: `"${name}": ${words.en}` });
  }
};

/** Text of Chinese machines is UTF-8 or, older, GB 18030: what is no UTF-8 is taken for the other. */
const linesOf = (bytes: Buffer): readonly string[] => {
  const decoded = (encoding: string): string => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  try {
    return textOf(decoded('utf-8'));
  } catch {
    try {
      return textOf(decoded('gb18030'));
    } catch {
      throw new UnreadableWordFile('file-format', { zh: '不是文本文件（UTF-8 或 GB 18030）', en: 'no text (UTF-8 or GB 18030)' });
    }
  }
};

const textOf = (text: string): readonly string[] => text.split(/\r\n?|\n/u).map((line) => line.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, ''));
