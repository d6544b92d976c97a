/** In the page: who is logged in brings a table, and waits until it is recorded. @param {{ name: string, text: string }} file */
export const bringTable = async ({ name, text }) => {
  const json = { 'content-type': 'application/json' };
  const { token } = await (await fetch('/v1/local-issuer/token', { method: 'POST', headers: json, body: JSON.stringify({ person: 'local-clerk' }) })).json();
  const authorization = `Bearer ${token}`;
  const body = new FormData();
  body.append('file', new File([text], name, { type: 'text/csv' }));
  const begun = await (await fetch('/v1/districts/150302/imports', { method: 'POST', headers: { authorization, 'idempotency-key': 'brought-organs' }, body })).json();
  for (let tries = 0; tries < 400; tries += 1) {
    const report = await (await fetch(`/v1/districts/150302/imports/${begun.importId}`, { headers: { authorization } })).json();
    if (report.state === 'done') return;
    if (!['checking', 'applying'].includes(report.state)) throw new Error(JSON.stringify([begun, report.problems, report.failure]).slice(0, 1500));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('the table is not recorded');
};
