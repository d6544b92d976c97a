export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
