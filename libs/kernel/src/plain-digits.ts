/** Digits that an input method left full-width, as plain ones: `２０１９年` → `2019年`. Nothing else changes. */
export const plainDigits = (text: string): string => text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
