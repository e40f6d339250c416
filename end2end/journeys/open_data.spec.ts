import { expect, test } from './support';

test('anybody downloads the whole catalogue', async ({ page, request }) => {
  await expect
    .poll(async () => (await request.get('/du-lieu/manifest.json')).status(), { timeout: 60_000 })
    .toBe(200);
  await page.goto('/du-lieu');
  const main = page.getByRole('main');
  await expect(main.getByRole('row')).toHaveCount(7);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('link', { name: 'catalogue.csv' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('catalogue.csv');
});

test('a page of a procedure leads to the same as data', async ({ page, request }) => {
  const answer = await request.get('/thu-tuc/1.000894', { headers: { accept: 'text/turtle' } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/turtle');
  await page.goto('/thu-tuc/1.000894');
  const block = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(block ?? '')['@type']).toBe('GovernmentService');
});
