/** @param {number} days from today, in China */
export const dayIn = (days) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** In the page: a clerk states a headcount that takes effect later. @param {{ later: string, group: string }} what */
export const stateLater = async ({ later, group }) => {
  const json = { 'content-type': 'application/json' };
  const { token } = await (await fetch('/v1/local-issuer/token', { method: 'POST', headers: json, body: JSON.stringify({ person: 'local-clerk' }) })).json();
  const body = JSON.stringify({ effective: later, owner: { name: group, count: 35 }, type: { kind: 'administrative' }, count: 400, documents: [{ number: '海党编发〔2026〕3号', issuer: '区委编办', issuedOn: '2026-03-01', title: '通知' }] });
  const answer = await fetch('/v1/districts/150302/staffing/quota-accounts/headcounts', { method: 'POST', headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': 'stated-for-later' }, body });
  if (!answer.ok) throw new Error(await answer.text());
};
