const forbidden = /[/\\:*?"<>|\u0000-\u001f\u007f]/;

/**
 * A bare name: no folder, no way out of one, nothing that a file system reads as something else.
 * The file is never written under this name by us; whoever stores uploads may.
 */
export const isBareFileName = (name: string): boolean =>
  name.length > 0 && name.length <= 200 && !forbidden.test(name) && !name.startsWith('.') && name.trim() === name;

export type FileFormat = 'csv' | 'xlsx';

export const formatOf = (name: string): FileFormat | null => {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === 'csv' || extension === 'txt' || extension === 'tsv') return 'csv';
  return extension === 'xlsx' ? 'xlsx' : null;
};
