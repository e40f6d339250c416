import { expect, test } from './staff_support';
import type { Page } from '@playwright/test';

/** Waits for work in a task: without JavaScript, too, its page looks again by itself. */
const ended = (page: Page) => expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });

/** The form of a step, out from behind its title. */
async function step(page: Page, name: string) {
  const form = page.getByRole('main').locator(`form[action$="/${name}"]`);
  const folded = page.locator('main details:not([open])').filter({ has: page.locator(`form[action$="/${name}"]`) });
  if ((await folded.count()) > 0) await folded.locator('summary').click();
  return form;
}

test('a file becomes drafts after a look, and what hinders their approval is named', async ({
  page,
  signedIn,
  browser,
  baseURL,
  javaScriptEnabled,
}) => {
  test.slow();
  await signedIn(page, { roles: ['editor'] });
  const main = page.getByRole('main');
  const mark = Date.now().toString(36);
  const csv = [
    'Tên thủ tục;Lĩnh vực;Thời hạn giải quyết;Cách thức thực hiện',
    `Thủ tục ${mark} thứ nhất;Hộ tịch;2 ngày làm việc;Trực tiếp`,
    `Thủ tục ${mark} thứ hai;Hộ tịch;3 ngày làm việc;Trực tiếp`,
    ';Hộ tịch;4 ngày;Trực tiếp',
  ].join('\n');
  await page.goto('/can-bo');
  await main.getByRole('link', { name: 'Nhập từ tệp' }).click();
  await page.locator('input[type="file"]').setInputFiles({ name: 'danh-muc.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await main.getByRole('button', { name: 'Xem trước' }).click();
  await expect(main.getByRole('row').filter({ hasText: `Thủ tục ${mark} thứ hai` })).toContainText('Mới', { timeout: 30_000 });
  await expect(main).toContainText('Để riêng');
  // nothing is written yet
  const review = page.url();
  await page.goto('/can-bo/thu-tuc');
  await expect(main).not.toContainText(mark);
  await page.goto(review);
  await main.getByRole('button', { name: 'Tạo 2 bản thảo' }).click({ timeout: 30_000 });
  await expect(main).toContainText('Đã tạo 2 bản thảo.', { timeout: 30_000 });
  await ended(page);
  const batch = page.url().replace(/\?.*$/, '');
  await (await step(page, 'submit')).getByRole('button', { name: 'Trình 2 bản thảo' }).click();
  await expect(main).toContainText('Đã trình 2 bản.', { timeout: 30_000 });

  // They lack what the law asks for: not one is approved, and each is named.
  const context = await browser.newContext({ baseURL, javaScriptEnabled });
  const other = await context.newPage();
  await signedIn(other, { roles: ['reviewer', 'publisher'], displayName: 'Trần Văn Minh' });
  await other.goto(batch);
  await (await step(other, 'approve')).getByRole('button', { name: 'Duyệt 2 bản' }).click();
  await expect(other.getByRole('main')).toContainText(`Thủ tục ${mark} thứ nhất`, { timeout: 30_000 });
  await other.goto(batch);
  await expect(other.getByRole('main')).toContainText('chờ duyệt');
  // all of it is taken back in one go, with a reason
  await page.goto(batch);
  const undo = await step(page, 'undo');
  await undo.getByLabel('Lý do').fill('Tệp sai');
  await undo.getByRole('button', { name: 'Rút lại cả lô' }).click();
  await expect(main).toContainText('Đã rút lại: 2 bản.', { timeout: 30_000 });
  await context.close();
});
