import type { Page } from '@playwright/test';
import { expect, find, names, results, searchField, test } from './support';

test('filters tell how many there are, and the address keeps them', async ({ page, request }) => {
  const { facets } = await find(request);
  const full = facets.online_level.find((level) => level.value === '4')?.count ?? 0;
  expect(full).toBeGreaterThan(0);
  await page.goto('/tim-kiem');
  const filters = page.getByRole('complementary', { name: 'Bộ lọc' });
  await filters.getByRole('link', { name: `Mức độ 4 · Toàn trình ${full}`, exact: true }).click();
  await expect(page).toHaveURL(/online_level=4/);
  await expect(page.getByRole('heading', { level: 2, name: `${full} thủ tục`, exact: true })).toBeVisible();
  for (const result of await results(page).all()) await expect(result).toContainText('Mức độ 4');
});

test('two filters hold together, and each can be taken off', async ({ page, request }) => {
  const both = await find(request, 'level=commune&free=1');
  const free = await find(request, 'free=1');
  const count = page.locator('h2').filter({ hasText: / thủ tục$/ });
  await page.goto('/tim-kiem?level=commune');
  await page.getByRole('complementary', { name: 'Bộ lọc' }).getByRole('link', { name: /^Chỉ thủ tục miễn phí/ }).click();
  await expect(page).toHaveURL(/level=commune/);
  await expect(page).toHaveURL(/free=1/);
  await expect(count).toHaveText(`${both.total} thủ tục`);
  await page.getByRole('navigation', { name: 'Đang lọc theo' }).getByRole('link', { name: /Bỏ lọc: Cấp xã/i }).click();
  await expect(page).not.toHaveURL(/level=/);
  await expect(count).toHaveText(`${free.total} thủ tục`);
});

test('a new question keeps the filters', async ({ page }) => {
  await page.goto('/tim-kiem?q=khai+sinh&level=commune&sort=name');
  await searchField(page).fill('ket hon');
  await searchField(page).press('Enter');
  await expect(page).toHaveURL(/q=ket\+hon/);
  await expect(page).toHaveURL(/level=commune/);
  await expect(page).toHaveURL(/sort=name/);
});

test('results can be sorted by name', async ({ page, request }) => {
  const sorted = await find(request, 'sort=name&limit=5');
  await page.goto('/tim-kiem');
  await page.getByRole('navigation', { name: 'Sắp xếp' }).getByRole('link', { name: 'Theo tên' }).click();
  await expect(page).toHaveURL(/sort=name/);
  expect((await names(page)).slice(0, 5)).toEqual(sorted.items.map((item) => item.name));
});

test('more results are on the next page', async ({ page }) => {
  await page.goto('/tim-kiem');
  const first = await names(page);
  await page.getByRole('link', { name: 'Trang sau' }).click();
  await expect(page).toHaveURL(/page=2/);
  const second = await names(page);
  expect(second.length).toBeGreaterThan(0);
  expect(second.filter((name) => first.includes(name))).toEqual([]);
  await page.getByRole('link', { name: 'Trang trước' }).click();
  expect(await names(page)).toEqual(first);
});

test('finding nothing says so and leads on', async ({ page }) => {
  await page.goto('/');
  await searchField(page).fill('zzzzqqqq');
  await searchField(page).press('Enter');
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Không tìm thấy thủ tục nào cho “zzzzqqqq”' })).toBeVisible();
  await expect(main.locator('a[href^="/linh-vuc/"]').first()).toBeVisible();
  await expect(searchField(page)).toHaveValue('zzzzqqqq');
});

test('matched words are marked', async ({ page }) => {
  await page.goto('/tim-kiem?q=ket+hon');
  await expect(results(page).first().locator('mark').first()).toHaveText(/kết hôn/i);
});

test('a hostile question is text', async ({ page }) => {
  const question = '"><script>alert(1)</script>';
  await page.goto(`/tim-kiem?q=${encodeURIComponent(question)}`);
  await expect(searchField(page)).toHaveValue(question);
});

test('a filter that does not exist is refused with the reason', async ({ page }) => {
  const response = await page.goto('/tim-kiem?q=khai+sinh&level=xyz');
  expect(response?.status()).toBe(400);
  await expect(page.getByRole('alert')).toContainText('Cấp thực hiện: không có giá trị “xyz”');
  await page.getByRole('link', { name: 'Tìm với những điều kiện còn lại' }).click();
  await expect(results(page).first()).toBeVisible();
});

/** The answer above the results; it is named by the procedure that it is about. */
const answer = (page: Page, procedure: RegExp) => page.getByRole('main').getByRole('region', { name: procedure });

test('the papers that were asked for stand above the results', async ({ page, request }) => {
  await page.goto(`/tim-kiem?q=${encodeURIComponent('đăng ký khai tử cần giấy tờ gì')}`);
  const box = answer(page, /khai tử/i);
  await expect(box.getByRole('heading', { name: 'Giấy tờ cần mang' })).toBeVisible();
  await expect(box).toContainText(/bản chính|bản sao|Trường hợp nào là của bạn/);
  await expect(box).toContainText(/Đối chiếu/);
  const first = await results(page).first().boundingBox();
  const above = await box.boundingBox();
  expect(above && first && above.y < first.y).toBe(true);
  const { slug } = await (await request.get('/api/v1/procedures/1.000656')).json();
  await box.getByRole('heading', { level: 2 }).getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/thu-tuc/${slug}$`));
});

test('where the case decides, the answer asks which', async ({ page, request }) => {
  const list = await find(request, 'limit=100');
  const detail = async (slug: string) => (await request.get(`/api/v1/procedures/${slug}`)).json();
  for (const item of list.items) {
    const { content } = await detail(item.slug);
    if (content.dossier.cases.length < 2 || !item.code) continue;
    await page.goto(`/tim-kiem?q=${encodeURIComponent(`${item.name} cần giấy tờ gì`)}`);
    const cases = page.locator('.asked-cases').getByRole('link');
    await expect(cases.first()).toBeVisible();
    await expect(page.locator('.asked-papers')).toHaveCount(0);
    await cases.first().click();
    await expect(page).toHaveURL(/\/thu-tuc\//);
    return;
  }
  throw new Error('the starter catalogue has no procedure with several cases');
});

test('the answer is there in English, too', async ({ page }) => {
  await page.goto(`/en/tim-kiem?q=${encodeURIComponent('đăng ký khai tử mất bao lâu')}`);
  await expect(answer(page, /death registration/i).getByRole('heading', { name: 'Time' })).toBeVisible();
});

test('a search that repaired a typo says so, and can be taken back', async ({ page }) => {
  await page.goto('/tim-kiem?q=dang+ky+khai+sinhh');
  await expect(page.getByRole('main')).toContainText('Đang tìm: dang ky khai sinh');
  await page.getByRole('link', { name: 'dang ky khai sinhh' }).click();
  await expect(page).toHaveURL(/verbatim=1/);
  await expect(page.getByRole('main')).toContainText('Đang tìm đúng như đã gõ');
});

for (const { found, question, button } of [
  { found: 'nothing', question: 'zzzzqqqq', button: 'Đây là điều tôi cần tìm' },
  { found: 'something else', question: 'kết hôn', button: 'Không có điều tôi tìm' },
]) {
  test(`whoever found ${found} says so with one tap`, async ({ page }) => {
    await page.goto(`/tim-kiem?q=${encodeURIComponent(question)}`);
    await page.getByRole('button', { name: button }).click();
    await expect(page).toHaveURL(/\/tim-kiem\/cam-on/);
    await expect(page.getByRole('heading', { level: 1, name: /Cảm ơn/ })).toBeVisible();
    await page.getByRole('link', { name: 'Quay lại kết quả tìm' }).click();
    await expect(searchField(page)).toHaveValue(question);
  });
}

test('nothing found names procedures that share a word', async ({ page }) => {
  await page.goto(`/tim-kiem?q=${encodeURIComponent('zzzz qqqq wwww kết hôn xxxx yyyy vvvv')}`);
  await expect(page.getByRole('main').locator('a[href^="/thu-tuc/"]').first()).toBeVisible();
});

test('no other site can say so in somebody\'s name', async ({ request }) => {
  const form = { q: 'kết hôn' };
  for (const headers of [{ origin: 'https://other.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const response = await request.post('/tim-kiem/chua-thay', { form, headers, maxRedirects: 0 });
    expect(response.status()).toBe(403);
  }
});
