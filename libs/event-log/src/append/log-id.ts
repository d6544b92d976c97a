const district = /^[0-9]{2,12}$/;
const context = /^[a-z][a-z0-9-]{0,62}$/;

/** @throws {RangeError} when a part could not be in a log's id; the same rule is a constraint of the table `log_head` */
export const logIdOf = (districtCode: string, contextName: string): string => {
  if (!district.test(districtCode)) throw new RangeError('district: 2 to 12 digits expected');
  if (!context.test(contextName)) throw new RangeError('context: lower-case letters, digits and hyphens expected');
  return `${districtCode}/${contextName}`;
};

/** @throws {RangeError} */
export const checkLogId = (logId: string): string => {
  const [districtCode = '', contextName = '', ...more] = logId.split('/');
  if (more.length > 0) throw new RangeError('logId: <district>/<context> expected');
  return logIdOf(districtCode, contextName);
};
