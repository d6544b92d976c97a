/** A file that is no Word document, or not one that is safe to open. */
export class UnreadableWordFile extends Error {
  constructor(
    readonly code: 'file-format' | 'file-too-large',
    readonly words: { readonly zh: string; readonly en: string },
  ) {
    super(words.en);
  }
}

export const notWord = (): UnreadableWordFile => new UnreadableWordFile('file-format', { zh: '不是 Word 文档（.docx），或已损坏、已加密', en: 'no Word document (.docx), or damaged or encrypted' });

export const tooLarge = (bytes: number): UnreadableWordFile => new UnreadableWordFile('file-too-large', { zh: `文档解压后超过 ${bytes} 字节`, en: `the document is larger than ${bytes} bytes when inflated` });
