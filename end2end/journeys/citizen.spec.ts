import { address, expect, find, procedureAddress, results, searchField, test } from './support';

test('a citizen searches in their own words and reads what to bring', async ({ page }) => {
  await page.goto('/');
  await searchField(page).fill('lên phường đăng ký kết hôn cần mang gì');
  await searchField(page).press('Enter');
  await expect(page).toHaveURL(/\/tim-kiem\?q=/);
  await results(page).first().getByRole('link', { name: /kết hôn/i }).first().click();

  await expect(page).toHaveURL(/\/thu-tuc\//);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toContainText(/kết hôn/i);
  // the answer first: what, how much, how long, where, and whether it can be done online
  for (const fact of ['Giấy tờ', 'Chi phí', 'Thời gian', 'Nơi nộp', 'Qua mạng']) {
    await expect(main.getByRole('heading', { level: 2, name: fact, exact: true })).toBeInViewport();
  }
  await expect(main).toContainText(/Mức độ [34] · (Một phần|Toàn trình)/);
  for (const part of ['Giấy tờ cần mang', 'Cách nộp, thời gian và chi phí', 'Các bước thực hiện', 'Căn cứ pháp lý']) {
    await expect(main.getByRole('heading', { level: 2, name: part, exact: true })).toBeVisible();
  }
  await expect(main.getByRole('listitem').filter({ hasText: /tờ khai đăng ký kết hôn/i }).first()).toBeVisible();
});

test('the same without diacritics, in English', async ({ page }) => {
  await page.goto('/en');
  await searchField(page).fill('dang ky ket hon');
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/\/en\/tim-kiem\?q=/);
  await results(page).first().getByRole('link', { name: 'Marriage registration', exact: true }).click();
  await expect(page).toHaveURL(/\/en\/thu-tuc\//);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Marriage registration');
  await expect(main.getByText('Thủ tục đăng ký kết hôn', { exact: true })).toHaveAttribute('lang', 'vi');
  for (const part of ['Papers to bring', 'Ways to hand in, time and cost', 'Steps', 'Legal basis']) {
    await expect(main.getByRole('heading', { level: 2, name: part, exact: true })).toBeVisible();
  }
  await expect(main).toContainText(/Level (3 · Partly|4 · Fully) online/);
});

test('an English question finds a procedure by its English name', async ({ page }) => {
  await page.goto('/en/tim-kiem?q=marriage+registration');
  await expect(results(page).first().getByRole('link').first()).toContainText('Marriage registration');
});

test('a code leads to its procedure', async ({ page }) => {
  await page.goto('/tim-kiem?q=1.000894');
  await results(page).first().getByRole('link').first().click();
  await expect(page.getByRole('main')).toContainText('1.000894');
});

test('what the source does not say is unknown, and never free', async ({ page, request }) => {
  const { items } = await find(request, 'limit=100');
  const unknown = items.find((item) => item.cost.length === 0 && item.repealed_since === null);
  expect(unknown, 'a procedure without a known cost').toBeTruthy();
  await page.goto(`/thu-tuc/${unknown?.slug}`);
  const cost = page.getByRole('heading', { level: 2, name: 'Chi phí', exact: true }).locator('xpath=..');
  await expect(cost).toContainText(/chưa rõ/i);
  await expect(cost).not.toContainText(/miễn phí/i);
});

test('home leads on: the most needed, life events, sectors, and the share that is online', async ({ page, request }) => {
  await page.goto('/');
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(part('Thủ tục nhiều người cần').getByRole('link')).toHaveCount(8);
  await expect(part('Tìm theo lĩnh vực').getByRole('link').first()).toBeVisible();
  // other journeys publish and repeal meanwhile; what is repealed is found, and is no service any more
  await expect(async () => {
    const { items, total, facets } = await find(request, 'limit=100');
    const repealed = items.filter(({ repealed_since }) => repealed_since !== null).length;
    const online = facets.online_level.filter(({ value }) => value >= '3').reduce((sum, { count }) => sum + count, 0);
    await page.goto('/');
    const words = `${online} trên ${total - repealed} thủ tục`;
    await expect(part('Làm được qua mạng đến đâu')).toContainText(words, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await part('Việc trong đời').getByRole('link').first().click();
  await expect(page.getByRole('main').locator('a[href^="/thu-tuc/"]').first()).toBeVisible();
});

test('sectors, agencies and life events lead to their procedures', async ({ page }) => {
  for (const path of ['/linh-vuc', '/co-quan', '/su-kien']) {
    await page.goto(path);
    await page.getByRole('main').locator(`a[href^="${path}/"]`).first().click();
    await expect(page).toHaveURL(new RegExp(`${path}/.`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('main').locator('a[href^="/thu-tuc/"]').first().click();
    await expect(page).toHaveURL(/\/thu-tuc\//);
  }
});

test('the other language shows the same page', async ({ page, request }) => {
  for (const path of [await procedureAddress(request), '/tim-kiem?q=khai+sinh&sort=name', '/gioi-thieu']) {
    await page.goto(path);
    await page.getByRole('banner').getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(address('en', path));
    await page.getByRole('banner').getByRole('link', { name: 'Tiếng Việt' }).click();
    await expect(page).toHaveURL(path);
  }
});

test('what does not exist says so, with the right status, and leads on', async ({ page }) => {
  for (const path of ['/khong-co', '/thu-tuc/khong-co', '/linh-vuc/khong-co', '/co-quan/khong-co', '/su-kien/khong-co']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'Không có trang này' })).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Về trang chủ' })).toHaveAttribute('href', '/');
  }
});
