import { expect, staffKinds, test } from './staff_support';
import { address, kinds, procedureAddress } from './support';

test('every page forbids what it does not need', async ({ request, page, asAdministrator: _ }) => {
  const forStaff = Object.entries(staffKinds).map(([kind, path]) => [kind, path, page.request] as const);
  const forAll = Object.entries(kinds).map(([kind, path]) => [kind, path, request] as const);
  for (const [kind, path, client] of [...forAll, ...forStaff]) {
    const response = await client.get(address('vi', await path(request)));
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy, kind).toContain("default-src 'none'");
    expect(policy, kind).not.toContain("'unsafe-inline'");
    expect(policy, kind).not.toContain("'unsafe-eval'");
    expect(response.headers()['x-content-type-options'], kind).toBe('nosniff');
    if (client !== request) expect(response.headers()['cache-control'], kind).toBe('no-store');
  }
});

test('the first view of a procedure is light: HTML and style within 40 KB', async ({ page, request }) => {
  const path = await procedureAddress(request);
  await page.goto(path);
  const style = await page.locator('link[rel="stylesheet"]').getAttribute('href');
  let size = 0;
  for (const part of [path, style ?? '']) {
    const response = await request.get(part, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers()['content-encoding'], part).toBe('br');
    size += Number(response.headers()['content-length']);
  }
  expect(size).toBeGreaterThan(1_000);
  expect(size).toBeLessThanOrEqual(40 * 1024);
  const blocking = await page.locator('head script[src]:not([type="module"]):not([defer]):not([async])').count();
  expect(blocking, 'scripts that hold up the page').toBe(0);
});
