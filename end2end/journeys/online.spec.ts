import { expect, test } from './support';

test('a reader sees how far online, over time and by sector, without relying on colour', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Làm được qua mạng đến đâu' }).click();
  await expect(page).toHaveURL('/dich-vu-truc-tuyen');
  const main = page.getByRole('main');
  await expect(main.getByRole('img', { name: /^Biểu đồ từ tháng/ })).toBeVisible();
  const months = main.getByRole('table', { name: 'Số thủ tục theo mức độ, từng tháng' });
  // a head and a year of months at least; the parts of each month are all of it
  expect(await months.getByRole('row').count()).toBeGreaterThanOrEqual(13);
  const cells = (await months.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).slice(0, 5);
  const [total, ...parts] = cells.map((cell) => Number(cell.replaceAll('.', '')));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);

  const sectors = main.getByRole('table', { name: /từng lĩnh vực/ });
  await sectors.getByRole('link', { name: 'Hộ tịch' }).click();
  await expect(page).toHaveURL('/dich-vu-truc-tuyen?linh-vuc=ho-tich');
  await expect(main.getByRole('heading', { level: 1 })).toContainText('Hộ tịch');
});

test('the public cannot set targets', async ({ request }) => {
  expect((await request.get('/can-bo/chi-tieu')).url()).toContain('/can-bo/dang-nhap?tiep=');
  expect((await request.post('/can-bo/chi-tieu', { form: { 'ty-le': '80' } })).status()).toBe(403);
});
