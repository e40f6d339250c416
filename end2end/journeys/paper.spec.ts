import { expect, find, procedureAddress, test } from './support';
import type { Page } from '@playwright/test';

/** How many pages a PDF has. */
const pages = (pdf: Buffer) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;

const print = (page: Page) => page.pdf({ preferCSSPageSize: true });

/** Whether all of a sheet is within its one page: nothing cut off, nothing over the foot. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const sheet = document.querySelector('.poster')!;
    const foot = sheet.querySelector('.sheet-foot')!.getBoundingClientRect();
    const ends = [...sheet.querySelectorAll('.poster-columns > section > :last-child')].map(
      (end) => end.getBoundingClientRect().bottom,
    );
    return Math.max(sheet.scrollHeight - sheet.clientHeight, ...ends.map((end) => Math.ceil(end - foot.top)));
  });

test('every sheet for the notice board is one page of A4', async ({ page, request }) => {
  test.slow();
  const slugs: string[] = [];
  for (let offset = 0; slugs.length < 400; offset += 100) {
    const { items } = await find(request, `limit=100&offset=${offset}`);
    if (items.length === 0) break;
    slugs.push(...items.filter(({ repealed_since }) => repealed_since === null).map(({ slug }) => slug));
    if (items.length < 100) break;
  }
  expect(slugs.length).toBeGreaterThan(50);
  // as wide as the paper without its margins, which is what it is laid out by
  await page.setViewportSize({ width: 718, height: 1040 });
  const wrong: string[] = [];
  for (const slug of slugs) {
    await page.goto(`/thu-tuc/${slug}/to-dan`);
    await page.emulateMedia({ media: 'print' });
    const over = await cutOff(page);
    if (over > 1) wrong.push(`${slug}: ${over} px are cut off`);
    await page.emulateMedia({ media: null });
  }
  expect(wrong).toEqual([]);
  for (const slug of slugs.slice(0, 12)) {
    await page.goto(`/thu-tuc/${slug}/to-dan`);
    expect(pages(await print(page)), slug).toBe(1);
  }
});

test('a sheet is found from its procedure, has a code to scan, and prints without the rest', async ({ page, request }) => {
  await page.goto(await procedureAddress(request));
  await page.getByRole('link', { name: 'In tờ niêm yết' }).click();
  await expect(page.getByRole('img', { name: /Mã QR/ })).toBeVisible();
  await expect(page.getByText('Bấm Ctrl+P')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Bấm Ctrl+P')).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.locator('.sheet-foot')).toContainText('Bản thứ');
  await expect(page.getByRole('main')).toContainText(/Mức độ [1-4] ·|Chưa rõ mức độ/);
});

test('the binder of a sector has each procedure on a page of its own', async ({ page }) => {
  await page.goto('/linh-vuc/ho-tich');
  await page.getByRole('link', { name: 'In cả lĩnh vực' }).click();
  const procedures = page.locator('.binder-procedure');
  const count = await procedures.count();
  expect(count).toBeGreaterThan(3);
  await expect(page.locator('.binder-contents > li')).toHaveCount(count);
  await expect(page.locator('.binder-procedure .sheet-foot')).toHaveCount(count);
  expect(pages(await print(page))).toBeGreaterThan(count);
});
