let answered = false;

/** The one JSON document of a verb that was asked for `--json`. */
export const answerJson = (document: unknown): void => {
  answered = true;
  process.stdout.write(`${JSON.stringify(document)}\n`);
};

/** Opens a document that is written piece by piece: an array, an element a line. @returns how to add elements, and how to close it */
export const answerArray = (): { add(element: unknown): void; end(): void } => {
  let begun = false;
  const begin = (before: string): void => {
    process.stdout.write(begun ? before : '[\n');
    begun = answered = true;
  };
  return {
    add: (element) => {
      begin(',\n');
      process.stdout.write(JSON.stringify(element));
    },
    end: () => {
      begin('');
      process.stdout.write('\n]\n');
    },
  };
};

/** A program that asked for JSON gets JSON, also where there is no result. Nothing where the document was begun. */
export const answerFailure = (exitCode: number, message: string): void => {
  if (!answered) answerJson({ error: { exitCode, message } });
};
