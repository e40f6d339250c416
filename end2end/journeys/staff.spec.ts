import { expect, test } from './staff_support';
import { address } from './support';

test('staff see how a question is understood, and why results rank where they do', async ({ page, asAdministrator: _ }) => {
  await page.goto(address('vi', '/can-bo'));
  await page.getByRole('main').getByRole('link', { name: 'Câu hỏi được hiểu thế nào' }).click();
  await page.getByLabel('Câu hỏi của người dân').fill('mất sổ đỏ làm lại hết bao nhiêu tiền');
  await page.getByLabel('Câu hỏi của người dân').press('Enter');
  await expect(page).toHaveURL(/\/can-bo\/tim-kiem\?q=/);
  const main = page.getByRole('main');
  await expect(main.getByRole('definition').filter({ hasText: 'chi phí' })).toBeVisible();
  const results = main.getByRole('region', { name: /^Điểm bằng/ }).getByRole('row');
  await expect(results.nth(1)).toContainText(/giấy chứng nhận/i);
  // the score is what its factors say
  const numbers = (await results.nth(1).getByRole('cell').allInnerTexts()).map(Number);
  const [, score, ...factors] = numbers.filter((number) => !Number.isNaN(number));
  const product = factors.slice(0, 5).reduce((product, factor) => product * factor, 100);
  expect(score / product).toBeGreaterThan(0.5);
  expect(score / product).toBeLessThanOrEqual(1.05);
});

test('searches in vain can be looked back on', async ({ page, asAdministrator: _ }) => {
  await page.goto(address('vi', '/can-bo/tim-chua-thay'));
  const spans = page.getByRole('navigation', { name: 'Xem trong' });
  await expect(spans.getByRole('link', { name: '30 ngày' })).toHaveAttribute('aria-current', 'true');
  await spans.getByRole('link', { name: '180 ngày' }).click();
  await expect(page).toHaveURL(/ngay=180/);
  await expect(page.getByRole('main')).toContainText('180 ngày');
});

test('whoever is not signed in is asked to, in the language of the page', async ({ page }) => {
  for (const [path, title] of [
    ['/can-bo', 'Đăng nhập dành cho cán bộ'],
    ['/en/can-bo/tim-chua-thay', 'Sign in, for staff'],
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
});
