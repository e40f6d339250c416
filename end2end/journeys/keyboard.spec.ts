import { expect, procedureAddress, test } from './support';

test('the first stop of the keyboard skips to the content', async ({ page, request }) => {
  await page.goto(await procedureAddress(request));
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  await expect(skip).toHaveAttribute('href', '#main');
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await page.keyboard.press('Tab');
  const within = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement));
  expect(within, 'the next stop is in the content').toBe(true);
});

test('the table of contents is reached by keyboard and leads to each part', async ({ page, request }) => {
  await page.goto(await procedureAddress(request));
  const contents = page.getByRole('navigation', { name: 'Trong trang này' }).getByRole('link');
  const parts = await contents.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(parts.length).toBeGreaterThan(4);
  const reached = new Set<string>();
  for (let stop = 0; stop < 80 && reached.size < parts.length; stop += 1) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    if (parts.includes(href)) reached.add(href);
  }
  expect([...reached]).toEqual(parts);
  for (const part of parts) await expect(page.locator(part)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.locator(parts[parts.length - 1])).toBeInViewport();
});
