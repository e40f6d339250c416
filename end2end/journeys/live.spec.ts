import { expect, test } from './staff_support';

test('@javascript the form completes a law, shows a text, checks while one writes, and saves itself', async ({ page, signedIn }) => {
  test.slow();
  await signedIn(page, { roles: ['editor'] });
  await page.goto('/can-bo/thu-tuc/moi');
  const main = page.getByRole('main');
  await main.getByLabel('Tên thủ tục').fill(`Thủ tục tự lưu ${Date.now().toString(36)}`);
  await main.getByLabel('Lĩnh vực').fill('Hộ tịch');
  await main.getByRole('button', { name: 'Tạo bản soạn thảo' }).click();
  await expect(page).toHaveURL(/\/1\/sua$/);

  // a text as the public will see it, and nothing that could run
  const summary = page.locator('[name="summary"]');
  await summary.fill('Dành cho **mọi người** <img src=x onerror=alert(1)>');
  await main.getByRole('button', { name: 'Xem trước: Giới thiệu', exact: true }).click();
  const preview = page.locator('#f-summary-preview');
  await expect(preview.locator('strong')).toHaveText('mọi người');
  await expect(preview.locator('img')).toHaveCount(0);

  // what cannot be read is told without a press
  const day = page.locator('[name="announcement[date]"]');
  await day.fill('hôm qua');
  const checks = page.getByRole('region', { name: 'Soát trong khi viết' });
  await expect(checks).toContainText('“hôm qua” chưa phải là một ngày', { timeout: 10_000 });
  await day.fill('2/11/2026');
  await expect(checks).not.toContainText('hôm qua', { timeout: 10_000 });

  // it saves itself when one turns away
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(main.locator('.form-said')).toHaveText(/Đã tự lưu lúc/, { timeout: 10_000 });
  const address = page.url();
  await page.goto('/can-bo');
  await page.goto(address);
  await expect(day).toHaveValue('02/11/2026');

  // a law that the catalogue knows fills its empty fields
  await page.getByRole('region', { name: 'Căn cứ pháp lý' }).getByRole('button', { name: 'Thêm văn bản' }).click();
  const number = page.locator('[name="legal_basis[0][number]"]');
  await number.fill('60/2014/QH13');
  await number.press('Tab');
  await expect(page.locator('[name="legal_basis[0][title]"]')).not.toHaveValue('', { timeout: 10_000 });
});
